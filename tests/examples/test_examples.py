"""The examples are part of the product: sound, sourced, named, and well drawn."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from loopmap.diagram.drawing import draw
from loopmap.diagram.layout import measures
from loopmap.diagram.layout.boxes import label_boxes
from loopmap.diagram.layout.net import net
from loopmap.diagram.layout.overlap import overlapping
from loopmap.diagram.layout.score import Picture, Tally
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.style import load_style
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap, Document
from loopmap.model.query import fold_name
from loopmap.model.records import Kind, Level, NamedLoop, Role, Sign
from loopmap.model.rules import problems

FOLDER = Path(__file__).resolve().parents[2] / "examples"
FILES = sorted(FOLDER.glob("*.loopmap"))
COMBINED = "combined-map"
NAMES = [path.stem for path in FILES]
SMALL = [name for name in NAMES if name != COMBINED]

SMALL_WINDOW = (766.0, 454.0)
"""Paper in pixels that a whole map is fitted to in a window of 1366 by 768, panels open."""

LEAST_SCALE = {range(14): 0.85, range(14, 19): 0.75, range(19, 26): 0.7}
"""By number of variables: the scale at which the whole map must fit."""

DOCUMENTS: dict[str, Document] = {}


def document(name: str) -> Document:
    if name not in DOCUMENTS:
        DOCUMENTS[name] = open_file(FOLDER / f"{name}.loopmap").document
    return DOCUMENTS[name]


MAPS = [(name, title) for name in NAMES for title in ("today", "future")]


def map_of(name: str, title: str) -> CausalMap:
    found = document(name)
    (chosen,) = (m for m in found.maps.values() if fold_name(m.info.title) == title)
    return chosen


def kind_by_signs(causal_map: CausalMap, loop: NamedLoop) -> str:
    signs = [causal_map.links[link].sign for link in loop.links]
    return "B" if signs.count(Sign.OPPOSITE) % 2 else "R"


def picture(causal_map: CausalMap) -> Tally:
    some = net(causal_map, label_boxes(causal_map))
    return Picture(some, some.places, load_style()).tally()


def test_there_are_twelve_maps_and_the_combined_one():
    assert len(FILES) == 13
    assert {"fines-for-non-attendance", "isolation-and-refusal", COMBINED} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_opens_without_a_problem(name):
    opened = open_file(FOLDER / f"{name}.loopmap")
    assert problems(opened.document) == []
    assert (opened.read_only, opened.warnings, opened.unplaced) == (None, (), ())


@pytest.mark.parametrize("name", NAMES)
def test_it_says_what_it_is_a_reading_of(name):
    found = document(name)
    assert found.info.title
    assert found.info.source
    assert found.info.note.startswith("Loopmap reading of ")
    for causal_map in found.maps.values():
        assert causal_map.info.summary.startswith("Loopmap reading of ")
        assert causal_map.info.question.endswith("?")


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_every_link_has_a_status_a_reason_and_public_evidence(name, title):
    evidence = document(name).evidence
    for link in map_of(name, title).links.values():
        assert link.status is not None
        assert link.reason
        assert link.evidence
        for record in link.evidence:
            assert evidence[record].level is Level.PUBLIC
            assert evidence[record].text
            assert not re.search(r"\bL\d+|\.txt", evidence[record].source)


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_named_loops_are_loops_of_the_kind_their_label_says(name, title):
    causal_map = map_of(name, title)
    assert causal_map.loops
    for loop in causal_map.loops.values():
        links = [causal_map.links[link] for link in loop.links]
        following = [*links[1:], links[0]]
        assert all(a.target == b.source for a, b in zip(links, following, strict=True)), loop
        assert len({link.source for link in links}) == len(links)
        assert loop.label[0] == kind_by_signs(causal_map, loop), loop
        assert loop.name


@pytest.mark.parametrize("name", NAMES)
def test_today_and_future_are_one_map_grown(name):
    today, future = map_of(name, "today"), map_of(name, "future")
    assert future.info.made_from == today.id
    assert today.variables.keys() < future.variables.keys()
    assert today.links.keys() < future.links.keys()
    assert {p.links for p in today.loops.values()} < {p.links for p in future.loops.values()}
    for variable in today.variables.values():
        then = future.variables[variable.id]
        assert (then.name, then.x, then.y) == (variable.name, variable.x, variable.y)
    changed = [k.id for k in today.links.values() if future.links[k.id].strength != k.strength]
    assert changed


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_there_is_something_to_try_and_to_watch(name, title):
    causal_map = map_of(name, title)
    roles = {v.role for v in causal_map.variables.values()}
    assert {Role.LEVER, Role.OUTCOME} <= roles
    assert causal_map.scenarios
    for scenario in causal_map.scenarios.values():
        assert scenario.interventions
        assert scenario.outcomes


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_drivers_are_what_nothing_on_the_map_moves(name, title):
    causal_map = map_of(name, title)
    for variable in causal_map.variables.values():
        moved = bool(causal_map.adjacency.into(variable.id))
        assert (variable.kind is Kind.DRIVER) is not moved


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_no_labels_overlap(name, title):
    causal_map = map_of(name, title)
    some = net(causal_map, label_boxes(causal_map))
    assert overlapping(some.places, some.sizes, 4.0).tolist() == []


@pytest.mark.parametrize(("name", "title"), MAPS)
def test_links_keep_clear_of_foreign_labels_and_of_one_another(name, title):
    causal_map = map_of(name, title)
    seen = picture(causal_map)
    links = len(causal_map.links)
    future = title == "future"
    assert seen.through <= (0.07 * links if name == COMBINED else 0)
    assert seen.crossings <= (0.7 * links if name == COMBINED else 4 if future else 1)
    assert seen.strangers == 0


@pytest.mark.parametrize("name", SMALL)
def test_loops_read_as_loops(name):
    assert picture(map_of(name, "today")).roundness > 0.75
    assert picture(map_of(name, "future")).roundness > 0.75


@pytest.mark.parametrize(("name", "title"), [m for m in MAPS if m[0] in SMALL])
def test_the_map_is_legible_as_a_whole_in_a_small_window(name, title):
    causal_map = map_of(name, title)
    bounds = draw(causal_map, load_style(), bundled_measure()).bounds
    assert bounds is not None
    wide, high = SMALL_WINDOW
    fits_at = min(wide / bounds.width, high / bounds.height)
    (least,) = (s for most, s in LEAST_SCALE.items() if len(causal_map.variables) in most)
    assert fits_at >= least


@pytest.mark.parametrize(("name", "title"), [m for m in MAPS if m[0] in SMALL])
def test_there_is_paper_between_the_cards(name, title):
    causal_map = map_of(name, title)
    some = net(causal_map, label_boxes(causal_map))
    assert overlapping(some.places, some.sizes, 18.0).tolist() == []


def test_a_small_named_loop_is_nearly_a_circle():
    fines = map_of("fines-for-non-attendance", "today")
    (trap,) = (p for p in fines.loops.values() if p.name == "Fines trap")
    some = net(fines, label_boxes(fines))
    rows = [some.ids.index(fines.links[link].source) for link in trap.links]
    assert measures.Loops([rows], set()).roundness(some.places) > 0.85


def test_the_fines_map_has_its_three_loops():
    found = {
        (p.label[0], p.name) for p in map_of("fines-for-non-attendance", "today").loops.values()
    }
    assert found == {
        ("R", "Fines trap"),
        ("R", "Driven from help"),
        ("B", "Deterrence as intended"),
    }


def test_every_loop_named_in_the_content_is_in_its_example(shared):
    content = json.loads((shared / "content" / "exclusion_maps.json").read_text(encoding="utf-8"))
    wanted = [p["name"] for m in [*content["maps"], content["combined"]] for p in m["loops"]]
    wanted += [p["name"] for m in content["maps"] for p in m["future"]["loops"]]
    there = {
        loop.name
        for name in NAMES
        for causal_map in document(name).maps.values()
        for loop in causal_map.loops.values()
    }
    assert set(wanted) <= there
