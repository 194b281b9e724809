"""What a step says of links is found, however the step was made."""

from dataclasses import replace

from loopmap.editing.sentence.claimed import MOST, claimed
from loopmap.model.change import adding, removing, replacing
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import Link, Sign, Strength, Variable
from tests.support.fines import (
    ATTENDANCE,
    FINES,
    LOWERS,
    RAISES,
    STRAIN,
    TODAY,
    fines_document,
)

MAP = fines_document().maps[TODAY]
NEW = Link(RecordId("l9"), FINES, ATTENDANCE, Sign.OPPOSITE, order=9.0)


def changed(link, **fields):
    return replacing(TODAY, [(MAP.links[link], replace(MAP.links[link], **fields))])


def test_a_new_link_is_claimed():
    assert claimed(adding(TODAY, [NEW]), MAP) == (NEW.id,)


def test_another_sign_delay_or_end_is_a_claim():
    assert claimed(changed(RAISES, sign=Sign.OPPOSITE), MAP) == (RAISES,)
    assert claimed(changed(RAISES, delayed=True), MAP) == (RAISES,)
    assert claimed(changed(RAISES, target=ATTENDANCE), MAP) == (RAISES,)
    assert claimed(changed(RAISES, source=STRAIN, target=FINES), MAP) == (RAISES,)


def test_bending_weighing_and_deleting_claim_nothing():
    assert claimed(changed(RAISES, bulge=0.4, strength=Strength.STRONG), MAP) == ()
    assert claimed(removing(TODAY, [MAP.links[LOWERS]]), MAP) == ()


def test_links_of_another_map_are_not_spoken_of():
    assert claimed(adding(MapId("m2"), [NEW]), MAP) == ()


def test_a_few_are_read_in_their_order_and_of_many_the_last():
    new = [replace(NEW, id=RecordId(f"l{n}"), order=float(20 - n)) for n in range(10, 15)]
    assert claimed(adding(TODAY, new[:MOST]), MAP) == ("l12", "l11", "l10")
    assert claimed(adding(TODAY, new), MAP) == ("l10",)


def test_a_copy_with_both_its_ends_claims_nothing_and_a_link_to_one_new_end_does():
    ends = [Variable(RecordId(f"v{n}"), f"Copy {n}", 0.0, 0.0) for n in (8, 9)]
    copied = replace(NEW, source=ends[0].id, target=ends[1].id)
    assert claimed(adding(TODAY, [*ends, copied]), MAP) == ()
    drawn = replace(NEW, source=FINES, target=ends[1].id)
    assert claimed(adding(TODAY, [ends[1], drawn]), MAP) == (NEW.id,)
