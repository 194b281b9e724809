"""Every loop that an example names is a loop of its map, and of the kind its label says."""

from pathlib import Path

import pytest

from loopmap.analysis.loops import find_loops, loop_along
from loopmap.analysis.telling import tell_link, tell_loop
from loopmap.formats.registry import open_file

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.loopmap"))


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def document(request):
    return open_file(request.param).document


def test_named_loops_stand_and_have_the_kind_of_their_label(document):
    named = 0
    for causal_map in document.maps.values():
        for record in causal_map.loops.values():
            loop = loop_along(causal_map, record.links)
            assert loop is not None, record.name
            letters = {"R": "reinforcing", "B": "balancing"}
            kind = next(letters[c] for c in record.label if c in letters)
            assert loop.kind.value == kind, record.name
            named += 1
    assert named


def test_every_link_and_loop_can_be_told(document):
    for causal_map in document.maps.values():
        told = [tell_link(causal_map, link) for link in causal_map.links.values()]
        told += [tell_loop(causal_map, loop) for loop in find_loops(causal_map).loops]
        assert all(sentence[0].isupper() and sentence.endswith(".") for sentence in told)
        assert not any("  " in sentence for sentence in told)
