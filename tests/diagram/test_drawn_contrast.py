"""In every theme, whatever is drawn stands out from what it is drawn on, lens by lens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from loopmap.diagram.contrast import contrast
from loopmap.diagram.drawing import draw
from loopmap.diagram.emphasis import Badge, Emphasis, Lit
from loopmap.diagram.fold import fold
from loopmap.diagram.geometry import Box, Point, box_around
from loopmap.diagram.legend import entries, lens_entries
from loopmap.diagram.legend_rows import legend
from loopmap.diagram.legible import left_out
from loopmap.diagram.lens_card import lens_card
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.diagram.lenses.groups import groups_view
from loopmap.diagram.lenses.influence import influence_view
from loopmap.diagram.lenses.loops import loops_view
from loopmap.diagram.lenses.run import Marked, run_view
from loopmap.diagram.look import SIGNS, LensView
from loopmap.diagram.measure import bundled_measure
from loopmap.diagram.primitives import ArcPath, Line, Polygon, Primitive, RoundBox, TextLine
from loopmap.diagram.style import THEMES, Style, load_style
from loopmap.editing.change_on_map import change_view
from loopmap.model.change import adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import (
    Group,
    Kind,
    Level,
    Link,
    MapInfo,
    Note,
    Role,
    Sign,
    Status,
    Strength,
    Variable,
)

MEASURE = bundled_measure()
TODAY = MapId("m1")
DECORATIVE = {"card", "area", "note", "fold", "lens", "halo", "patch", "seat", "sheet"}
"""Edges and fills that nothing depends on: the name in a card or area says that it is there."""


def full_map() -> CausalMap:
    """Every kind of thing there is, a group of each colour, and links across them."""
    kinds, roles, signs = list(Kind), [None, *Role], list(Sign)
    records: list = [
        Group(RecordId(f"g{n}"), f"Group {n}", colour=n, collapsed=n == 5) for n in range(6)
    ]
    records += [
        Variable(
            RecordId(f"v{n:02}"),
            f"Variable {n}",
            250.0 * (n % 6),
            170.0 * (n // 6),
            kinds[n % len(kinds)],
            roles[n % len(roles)],
            group=RecordId(f"g{n % 6}") if n < 18 else None,
        )
        for n in range(24)
    ]
    records += [
        Link(
            RecordId(f"l{n:02}"),
            RecordId(f"v{n:02}"),
            RecordId(f"v{(n * 7 + 3) % 24:02}"),
            signs[n % 3],
            delayed=n % 4 == 0,
            strength=list(Strength)[n % 3],
            status=[*Status, None][n % 4],
        )
        for n in range(24)
    ]
    records += [
        Note(RecordId(f"n{n}"), "A note", -300, 90.0 * n, level=level)
        for n, level in enumerate(Level)
    ]
    start = Document().apply(adding(MapId(""), [MapInfo(TODAY, "Today")]))
    return start.apply(adding(TODAY, records)).maps[TODAY]


def views(causal_map: CausalMap) -> list[LensView]:
    links, variables = sorted(causal_map.links), sorted(causal_map.variables)
    letters = ["R", "B", "RB", "U", ""]
    bands = ["top group", "middle", "low", "none"]
    marks = [Marked(d, c) for d in ("up", "down", "mixed", "none") for c in ("certain", "leaning")]
    link = Link(RecordId("lz"), variables[0], variables[9])
    gone = [link, Variable(RecordId("vz"), "Gone", -200)]
    before = causal_map.with_steps(list(adding(TODAY, gone)))
    at_once = replace(causal_map.links[links[0]], delayed=False)
    links_then = {**causal_map.links, at_once.id: at_once}
    before = CausalMap(
        before.info, {"variables": before.variables, "links": links_then | {link.id: link}}
    )
    return [
        SIGNS,
        loops_view(causal_map, {k: letters[n % 5] for n, k in enumerate(links)}, "All."),
        evidence_view(causal_map),
        groups_view(causal_map),
        influence_view(causal_map, "links out", {v: bands[n % 4] for n, v in enumerate(variables)}),
        run_view("x", {v: marks[n % 8] for n, v in enumerate(variables)}, {links[0]: "cut"}, "No."),
        change_view(before, causal_map),
    ]


def boxes(shape: Primitive) -> Box | None:
    if isinstance(shape, RoundBox) and shape.fill is not None:
        return shape.box
    if isinstance(shape, Polygon) and shape.fill is not None and len(shape.points) > 3:
        return box_around(shape.points)
    return None


def points_of(shape: Primitive) -> list[Point]:
    if isinstance(shape, TextLine):
        return [Point(shape.x, shape.y - 0.3 * shape.size)]
    if isinstance(shape, RoundBox):
        return [Point(shape.box.left, shape.box.y), Point(shape.box.x, shape.box.bottom)]
    if isinstance(shape, ArcPath):
        return [shape.start, shape.end]
    return list(shape.points[:1]) if isinstance(shape, (Polygon, Line)) else []


def inks(shape: Primitive) -> Iterator[tuple[str, float]]:
    """The colours of a shape that must be told from its ground, and by how much."""
    if isinstance(shape, TextLine):
        yield shape.colour, 4.5
    elif isinstance(shape, (ArcPath, Line)) or shape.stroke is not None:
        yield shape.stroke.colour, 3.0
    elif isinstance(shape, Polygon) and shape.fill is not None:
        yield shape.fill, 3.0


def unreadable(shapes: list[Primitive], paper: str, exempt: set[str]) -> set[tuple]:
    """Role, ink and ground of all that does not stand out enough."""
    found: set[tuple] = set()
    grounds: list[tuple[Box, str]] = []
    for shape in shapes:
        if shape.role not in exempt or isinstance(shape, TextLine):
            for ink, least in inks(shape):
                for at in points_of(shape):
                    under = [fill for box, fill in grounds if box.contains(at)]
                    ground = under[-1] if under else paper
                    if contrast(ink, ground) < least:
                        found.add((shape.role, ink, ground, round(contrast(ink, ground), 2)))
        box = boxes(shape)
        if box is not None:
            grounds.append((box, shape.fill))
    return found


def exempt_in(style: Style) -> set[str]:
    """High contrast has no edge that may be faint; the seat of a sign is part of the ground."""
    if style.name.startswith("contrast"):
        return {"seat", "patch", "halo", "fold"}
    return DECORATIVE


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", range(7))
def test_all_that_is_drawn_can_be_told_from_its_ground(theme, number):
    style, causal_map = load_style(theme), full_map()
    view = views(causal_map)[number]
    badge = Badge((RecordId("l00"),), "R1", "reinforcing", 40.0, 60.0)
    emphasis = Emphasis(lit=(Lit((RecordId("l03"), RecordId("l05"))),), view=view)
    drawing = draw(fold(causal_map), style, MEASURE, emphasis=emphasis, badges=(badge,))
    for level in (1.0, 0.5):
        shapes = [s for s in drawing.all_primitives() if s.role not in left_out(level)]
        assert unreadable(shapes, style.paper, exempt_in(style)) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_legends_and_lens_cards_can_be_read(theme):
    style, causal_map = load_style(theme), full_map()
    for view in views(causal_map):
        listed = [*lens_entries(view), *entries(fold(causal_map))]
        shapes, _ = legend(listed, Point(0, 0), 600, style, MEASURE)
        card, _ = lens_card(view, style, MEASURE)
        assert unreadable([*shapes], style.paper, exempt_in(style)) == set()
        assert unreadable([*card], style.paper, exempt_in(style)) == set()


@pytest.mark.parametrize("theme", THEMES)
def test_every_lit_loop_is_seen_in_every_one_of_its_colours(theme):
    style = load_style(theme)
    inks_on_halo = (
        "link_same", "link_opposite", "link_unknown", "delay",
        "lens_first", "lens_second", "lens_both", "lens_quiet",
    )  # fmt: skip
    for halo in style.halos:
        assert all(contrast(getattr(style, ink), halo) >= 3 for ink in inks_on_halo), halo
        if theme.startswith("contrast"):
            assert contrast(halo, style.paper) >= 3
