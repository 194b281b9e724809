"""YAML that is broken, or that our files do without, is named with its line."""

from itertools import pairwise

import pytest

from loopmap.formats.loopmap_yaml import read
from tests.support.loopmap_files import (
    LOADERS,
    V1,
    refusal,
    with_variables,
)


@LOADERS
def test_tabs_as_indentation(loader):
    error = refusal(with_variables("\t" + V1.strip() + "\n"), loader)
    assert (error.line, error.text) == (6, "The line is indented with a tab; use spaces.")


@LOADERS
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("      - {id: v1, name: *x}\n", "A repeated value (“*name”) is not allowed."),
        ("      - &x {id: v1, name: A}\n", "A named value (“&name”) is not allowed."),
        ("      - {id: v1, name: &x A}\n", "A named value (“&name”) is not allowed."),
        ("      - {id: v1, name: !!str A}\n", "A type mark (“!…”) is not allowed."),
        ("      - !thing {id: v1, name: A}\n", "A type mark (“!…”) is not allowed."),
        ("      - {id: v1, name: ! A}\n", "A type mark (“!…”) is not allowed."),
        ("      - {id: v1, name: !z!y A}\n", "A type mark (“!…”) is not allowed."),
        (
            "      - {id: v1, name: !!python/object/apply:os.system [id]}\n",
            "A type mark (“!…”) is not allowed.",
        ),
    ],
)
def test_anchors_aliases_and_tags(line, sentence, loader):
    error = refusal(with_variables(line), loader)
    assert (error.line, error.text) == (6, sentence)


@LOADERS
def test_an_alias_bomb_is_refused_at_its_first_anchor(loader):
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    names = "abcdefghijklmnopqrst"
    for before, name in pairwise(names):
        rows.append(f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]")
    error = refusal(("loopmap: 1\n" + "\n".join(rows)).encode(), loader)
    assert (error.line, error.text) == (2, "A named value (“&name”) is not allowed.")


@LOADERS
@pytest.mark.parametrize("opening", ["[", "{a: ", "[{a: ", "- ", "? "])
def test_deep_nesting_is_refused_before_it_can_do_harm(opening, loader):
    error = refusal(("loopmap: 1\nx:\n  " + opening * 100_000).encode(), loader)
    assert error.line in (2, 3)


@LOADERS
def test_a_merge_key_is_a_field_like_any_other(loader):
    opened = read(with_variables("      - {id: v1, name: A, <<: {x: 1}}\n"), "m", loader=loader)
    (variable,) = next(iter(opened.document.maps.values())).variables.values()
    assert variable.extra == {"<<": {"x": 1}}


@LOADERS
@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        (with_variables("      - {id: v1, name: A, name: B}\n"), 6, "name"),
        (with_variables(V1) + b"maps: []\n", 8, "maps"),
        (with_variables("      - {id: v1, name: A, later: {x: 1, x: 2}}\n"), 6, "x"),
    ],
)
def test_a_field_given_twice(content, line, field, loader):
    error = refusal(content, loader)
    assert (error.line, error.field) == (line, field)
    assert error.text.startswith("The field is given twice, first on line ")


@LOADERS
@pytest.mark.parametrize(
    "content",
    [
        b"loopmap: 1\n--- \nloopmap: 1\n",
        with_variables(V1) + b"...\nmore: 1\n",
        b"loopmap: 1\nmaps: [{id: m1, title: x}\n",
        b"loopmap: 1\nmaps: [{id: m1, title: x]\n",
        b'loopmap: 1\nmaps: [{id: m1, title: "x}]\n',
        b'loopmap: 1\nmaps: [{id: m1, title: "\\q"}]\n',
        b"loopmap: 1\nmaps:\n- {id: m1, title: a: b}\n",
        b"loopmap: 1\ntitle: a: b\n",
        b"loopmap: 1\n  title: a\n",
        b"loopmap: 1\nmaps: @x\n",
        b"loopmap: 1\nmaps:\n  - id: m1\n title: x\n",
        b"loopmap: 1\n? [a, b]\n: 1\n",
        b"loopmap: 1\n%x\n",
        b"%YAML 3.0\n---\nloopmap: 1\n",
        b"%TAG !z! tag:x,2000:\n---\nloopmap: 1\n",
    ],
)
def test_yaml_that_is_broken(content, loader):
    error = refusal(content, loader)
    assert error.text != "This cannot be read as YAML."


@LOADERS
def test_an_escape_beyond_unicode(loader):
    refusal(b'loopmap: 1\nmaps: [{id: m1, title: "\\U00110000"}]\n', loader)


def test_half_a_surrogate_pair():
    error = refusal(b'loopmap: 1\nmaps: [{id: m1, title: "\\ud800"}]\n')
    assert error.line == 2
