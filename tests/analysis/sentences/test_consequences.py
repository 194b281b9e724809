"""Where "so" means that one thing comes of another."""

import pytest

from loopmap.analysis.sentences.consequences import at_consequences


def pieces(text):
    return [text[a:b] for a, b in at_consequences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("fines rise so trust falls", ["fines rise", "trust falls"]),
        ("fines rise, and so trust falls", ["fines rise", "trust falls"]),
        ("staff leave, meaning nobody calls", ["staff leave", "nobody calls"]),
        ("a so b so c", ["a", "b", "c"]),
    ],
)
def test_what_comes_of_it(text, parts):
    assert pieces(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "they feel so low",
        "there are so many fines",
        "fines rise so that attendance improves",
        "even so children come",
        "so fines rise",
        "fines rise so",
        " so ".join("a" * 40),
    ],
)
def test_so_that_says_no_such_thing(text):
    assert pieces(text) == [text]
