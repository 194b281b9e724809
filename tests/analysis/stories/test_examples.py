"""On every example the stories are whole sentences about variables that are there."""

import re

import pytest

from loopmap.analysis.loops import find_loops
from loopmap.analysis.stories import find_stories
from loopmap.formats.loopmap_yaml.read import read
from loopmap.resources import examples


@pytest.mark.parametrize("path", examples(), ids=lambda path: path.stem)
def test_stories_read_as_sentences(path):
    document = read(path.read_bytes(), path.name).document
    for causal_map in document.maps.values():
        found = find_stories(causal_map, find_loops(causal_map), weak=True)
        texts = [story.text for story in found.stories] + [m.text for m in found.near_misses]
        questions = [story.question for story in found.stories]
        assert all(re.fullmatch(r"[A-Z].*[.?]", text) for text in [*texts, found.reach])
        assert all(re.fullmatch(r"[A-Z].*\?", question) for question in questions)
        assert not any(re.search(r"  | ,|, \.|\.\.", text) for text in texts)
        for story in found.stories:
            assert all(slot.variable in slot.options for slot in story.slots)
            named = {slot.variable for slot in story.slots} | set(story.variables)
            assert named <= causal_map.variables.keys()


def test_the_fines_example_tells_of_fines_that_fail():
    document = read(examples()[0].read_bytes(), "fines.loopmap").document
    today = document.maps[document.map_order[0]]
    (story,) = find_stories(today, find_loops(today)).stories
    assert story.text == (
        "Lower school attendance leads to more fines issued to parents. At first that brings"
        " school attendance up again, by way of parental pressure to attend. After a while the"
        " same drives it down further, by way of family trust in services and exposure to"
        " criminal exploitation."
    )
