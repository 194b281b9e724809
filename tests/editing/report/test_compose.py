"""What a report tells, whatever it is written as."""

from dataclasses import replace

import pytest

from loopmap.editing.edits.model_runs import ModelAnswer, keep_model_run
from loopmap.editing.model_on_map import ONE_RUN
from loopmap.editing.report.compose import compose
from loopmap.editing.report.plan import full_plan
from loopmap.editing.report.plan import only as only_of
from loopmap.editing.report.sections import Section
from loopmap.errors import LoopmapError
from loopmap.formats.report.content import Bullets, Figure, Paragraph, Table
from loopmap.model.change import replacing
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from loopmap.simulation.words import HONESTY
from tests.support.model_maps import MONTHS, PRESENT, pupils
from tests.support.reports import fines, fines_with_a_run
from tests.support.signed_maps import TODAY, document_with, signed_map

ROUND = (("A", "B", "+"), ("B", "A", "-"))


def only(document, map_id, *sections):
    return compose(document, map_id, full_plan(*sections)).parts


def words(part):
    """All that stands in a part and in its parts, line by line."""
    for block in part.blocks:
        match block:
            case Paragraph():
                yield block.text
            case Bullets():
                yield from block.lines
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case Figure():
                yield block.alternative
    for each in part.parts:
        yield from words(each)


def test_sections_stand_in_the_order_they_are_asked_for():
    report = compose(*fines(), full_plan(Section.TABLES, Section.MAP))
    assert [part.heading for part in report.parts] == ["All variables and links", "The map"]
    assert report.missing == ()


def test_sections_are_chosen_by_name_and_left_out_by_name():
    def chosen(*asked):
        return [each.tells for each in only_of(full_plan(), *asked).sections]

    assert chosen(None) == [each.tells for each in full_plan().sections]
    assert chosen(["tables", "map", "tables"]) == [Section.TABLES, Section.MAP]
    assert Section.LOOPS not in chosen(None, ["loops"])
    with pytest.raises(LoopmapError, match="Nothing is left"):
        chosen(["map"], ["map"])
    with pytest.raises(LoopmapError, match="no section “purpose”"):
        chosen(["purpose"])


def test_what_there_is_nothing_to_tell_of_is_left_out_and_said():
    report = compose(document_with(signed_map(ROUND)), TODAY)
    assert {"From", "What"}.isdisjoint(part.heading.split()[0] for part in report.parts)
    assert report.missing == (
        "“Today” was not made from another map, so nothing is compared.",
        "No run of “Today” is kept yet, so none is told.",
        "No reason or evidence that may be shown is there for “Today”.",
    )


def test_today_and_the_future_are_told_record_by_record_and_loop_by_loop():
    (part,) = only(*fines(), Section.CHANGES)
    loops, to_do, *_ = part.parts
    assert part.heading == "From “Today” to “Future”"
    assert any("Support-first replies to absence” is new." in line for line in words(part))
    assert any("FB1" in line or "is new:" in line for line in words(loops))
    (table,) = to_do.blocks
    assert all(owner == "" for _, owner in table.rows)
    (figure,) = (block for block in part.blocks if isinstance(block, Figure))
    assert "marked by what differs from “Today”" in figure.alternative


def test_the_future_tells_the_same_difference_as_today():
    document, _ = fines()
    today, future = document.map_order[:2]
    first, other = (list(words(*only(document, m, Section.CHANGES))) for m in (today, future))
    assert first == other


def test_a_kept_run_is_told_with_what_it_rests_on():
    (part,) = only(*fines_with_a_run(), Section.WHAT_IF)
    (run,) = part.parts
    told = list(words(run))
    assert "Hold “Fines issued to parents” much lower than today." in told
    assert any(line.startswith(HONESTY.format(draws="240")) for line in told)
    assert not any("has changed since" in line for line in told)
    (table,) = (block for block in run.blocks if isinstance(block, Table))
    assert any(row[0].startswith("School attendance ") for row in table.rows)


def test_a_kept_run_by_equations_is_told_with_where_it_went():
    document = pupils()
    found = ModelAnswer(document.maps[MONTHS], run_map(stock_flow_model(document.maps[MONTHS])))
    kept = keep_model_run(document, MONTHS, found, [PRESENT], lambda _: RecordId("r1"))
    (part,) = only(document.apply(kept), MONTHS, Section.WHAT_IF)
    assert list(words(part)) == [
        "Pupils present goes from 900 to 851.9 people.",
        f"By equations, month 0 to 36, seed 0. {ONE_RUN}",
    ]


def test_a_run_of_a_map_that_has_changed_since_says_so():
    document, map_id = fines_with_a_run()
    link = next(iter(document.maps[map_id].links.values()))
    turned = replace(link, sign=Sign.UNKNOWN)
    changed = document.apply(replacing(map_id, [(link, turned)]))
    (part,) = only(changed, map_id, Section.WHAT_IF)
    assert any("The map has changed since." in line for line in words(part))


def test_open_questions_are_signs_assumptions_and_what_the_checks_ask():
    document = document_with(signed_map((*ROUND, ("B", "C", "?"), ("D", "E", "?"))))
    (part,) = only(document, TODAY, Section.QUESTIONS)
    leads = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    assert leads[0] == "Which way is not agreed:"
    assert part.blocks[1] == Bullets(("B → C", "D → E"))
    assert leads[-1].startswith("What the checks of the drawing still ask")
    asked = part.blocks[-1]
    assert asked.lines
    assert not any("has no sign yet" in line for line in asked.lines)


def test_a_loop_is_told_beside_a_figure_of_it_alone():
    (part,) = only(*fines(), Section.LOOPS)
    first = part.parts[0]
    assert first.heading == "R1 Fines trap"
    assert [type(block) for block in first.blocks[:3]] == [Paragraph, Paragraph, Figure]
    lead, evidence = first.blocks[3:]
    assert lead.text == "What speaks for it:"
    assert evidence.lines[0].startswith("Schools answered missed school with fines")


def test_a_loop_that_lies_far_apart_is_drawn_round_and_says_so():
    document = document_with(signed_map(ROUND))
    near, far = (
        only(_apart(document, distance), TODAY, Section.LOOPS)[0].parts[0].blocks[-1]
        for distance in (300.0, 9000.0)
    )
    assert near.caption == "Loop B1"
    assert far.caption == "Loop B1, drawn round here, not where it lies on the map"
    assert far.page.area.width < 1000


def test_a_map_whose_names_are_too_small_for_a_page_says_so():
    document = document_with(signed_map(ROUND))
    told = [
        any("too small to be read" in line for line in words(*only(each, TODAY, Section.MAP)))
        for each in (_apart(document, 300.0), _apart(document, 9000.0))
    ]
    assert told == [False, True]


def test_where_only_what_is_smaller_than_names_cannot_be_read_names_are_not_blamed():
    between = _apart(document_with(signed_map(ROUND)), 900.0)
    told = [line for line in words(*only(between, TODAY, Section.MAP)) if "A4" in line]
    assert [line.partition(",")[0] for line in told] == [
        "On a page of A4 the names on this map can be read"
    ]


def _apart(document, distance):
    """The same with the second variable so far from the first."""
    last = list(document.maps[TODAY].variables.values())[1]
    return document.apply(replacing(TODAY, [(last, replace(last, x=distance))]))


def test_columns_in_which_nothing_is_told_are_left_out():
    document = document_with(signed_map((("A", "B", "+"), ("B", "A", "-"))))
    part = compose(document, TODAY, full_plan(Section.TABLES)).parts[0]
    variables, links = part.blocks
    assert variables.header == ("Variable", "Driven by", "Affects")
    assert links.header == ("From", "To", "Sign")
    for table in (variables, links):
        assert sum(table.shares) == pytest.approx(1.0)
        assert {len(row) for row in table.rows} == {len(table.header)}
