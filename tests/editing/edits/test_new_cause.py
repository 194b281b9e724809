"""What an equation names and the map lacks is added beside it."""

import pytest

from loopmap.editing.edits.equations import set_equation
from loopmap.editing.edits.new_cause import add_cause_named
from loopmap.errors import EditRefused
from loopmap.model.query import variable_named
from loopmap.model.records import Sign
from loopmap.model.rules import problems
from tests.support.small_maps import STRAIN, TODAY, after, fines, new_ids


def test_the_new_cause_is_linked_and_lies_clear_of_its_effect():
    document = fines()
    ids = new_ids(document)
    document = after(document, set_equation(document, TODAY, STRAIN, "Fines - wages", ids))
    document = after(document, add_cause_named(document, TODAY, STRAIN, "Wages", ids))
    today = document.maps[TODAY]
    new = variable_named(today, "wages")
    link = today.adjacency.between(new.id, STRAIN)
    assert link.sign is Sign.OPPOSITE
    effect = today.variables[STRAIN]
    assert abs(new.x - effect.x) + abs(new.y - effect.y) > 60
    assert problems(document) == []


def test_a_name_that_stands_already_is_refused():
    document = fines()
    with pytest.raises(EditRefused, match="already a variable"):
        add_cause_named(document, TODAY, STRAIN, "fines", new_ids(document))
