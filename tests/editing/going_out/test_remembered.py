"""What was decided for what goes out alone is known again when the file is opened again."""

from dataclasses import replace

from loopmap.analysis.identifiers import find_identifiers
from loopmap.editing.edits.identifiers import Decision
from loopmap.editing.going_out.decided import NOTHING_DECIDED, undecided
from loopmap.editing.going_out.look import everything, look
from loopmap.editing.going_out.remembered import recalled, to_keep
from loopmap.editing.going_out.settle import settle
from loopmap.formats.storage.decided_before import DecidedBefore
from loopmap.model.change import DOCUMENT, replacing
from tests.support.planted import PLANTED, planted
from tests.support.small_maps import TODAY


def kept():
    """All replaced in what goes out, and that as it is kept."""
    looked = look(planted(), everything, NOTHING_DECIDED)
    looked.deciding.take_rest(Decision.REPLACE)
    return settle(looked.deciding.taken(), NOTHING_DECIDED), looked


def test_it_is_as_it_was_and_goes_out_the_same():
    settled, _ = kept()
    document = planted()
    again = look(document, everything, lambda found: recalled(to_keep(settled.decided), found))
    assert again.decided == settled.decided
    assert again.goes_out == settled.goes_out


def test_what_is_kept_does_not_say_what_was_replaced():
    settled, _ = kept()
    told = repr(to_keep(settled.decided)).casefold()
    assert "child a" in told
    assert not [word for word in PLANTED if word.casefold() in told]


def test_a_text_that_is_new_is_asked_about_and_its_names_have_the_same_pseudonym():
    settled, _ = kept()
    document = planted()
    info = document.maps[TODAY].info
    asked = replace(info, question="Why did Jayden go?")
    document = document.apply(replacing(DOCUMENT, [(info, asked)]))
    again = look(document, everything, lambda found: recalled(to_keep(settled.decided), found))
    (new,) = again.deciding.left
    assert new.text == "Jayden"
    assert again.deciding.called[new.same] == "Child A"


def test_a_decision_that_nobody_could_take_is_forgotten():
    found = find_identifiers(planted(), stay=())
    marks = dict.fromkeys((each.mark for each in found), "burn")
    decided = recalled(DecidedBefore(marks, {}), found)
    assert len(undecided(decided, planted(), found)) == len(found)
