"""A pasted list becomes variables and links, placed, in one step."""

import pytest

from loopmap.editing.sentence import say_lines as lines
from loopmap.editing.sentence.placing import PlaceNew
from loopmap.editing.sentence.say_lines import say_lines
from loopmap.errors import EditRefused
from tests.support.small_maps import FINES, TODAY, after, fines, new_ids


def test_names_and_sentences_one_a_line():
    said = say_lines(
        fines(), TODAY, "Trust\n\nfines - trust\nCalm\r\ntrust + calm", new_ids(fines()), PlaceNew()
    )
    made = after(fines(), said.change).maps[TODAY]
    assert [made.variables[i].name for i in said.new] == ["Trust", "Calm"]
    assert len(said.added) == 2
    assert FINES in said.variables
    assert len({(v.x, v.y) for v in made.variables.values()}) == len(made.variables)


def test_nothing_is_nothing_and_too_much_is_refused(monkeypatch):
    assert not say_lines(fines(), TODAY, " \n\n", new_ids(fines())).change
    monkeypatch.setattr(lines, "MOST_LINES", 2)
    with pytest.raises(EditRefused, match="3 lines"):
        say_lines(fines(), TODAY, "a\nb\nc", new_ids(fines()))
