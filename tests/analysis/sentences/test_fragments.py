"""Talk that was cut at a wrong place is no name."""

import pytest

from loopmap.analysis.sentences.fragments import is_fragment


@pytest.mark.parametrize(
    "name",
    [
        "fines hardly ever",
        "before exclusions",
        "and relationships",
        "poverty, not parenting",
        "burnout, which nobody names",
        "drought, but irrigation helps",
        "less",
        "school moves, and then gaps",
        "load doesn't just tire people, it",
    ],
)
def test_fragments(name):
    assert is_fragment(name)


@pytest.mark.parametrize(
    "name",
    ["After-school clubs", "A", "Lessons walked out of", "Children not in school", "Anderson"],
)
def test_names(name):
    assert not is_fragment(name)
