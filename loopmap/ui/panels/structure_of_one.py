"""The rows of the structure page about one variable."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from loopmap.analysis.structure.around import AroundOne
from loopmap.analysis.structure.influence import Influence
from loopmap.analysis.structure.places import places_to_act
from loopmap.analysis.structure.told import CLOSING, influence_line
from loopmap.analysis.wording import capitalised
from loopmap.model.document import CausalMap
from loopmap.ui.panels.inspector_page import SIGN_GLYPH
from loopmap.ui.panels.structure_of_map import almost_rows
from loopmap.ui.panels.structure_offers import closing_rows
from loopmap.ui.panels.structure_row import Choose, Row, Unfolded, heading, said, some

BOTH_WAYS = "\N{PLUS-MINUS SIGN}"
PROMPTS = (
    "Twelve kinds of places to act, from those that change least to those that change most,"
    " after Donella Meadows. Which of them is this?"
)
NO_CLOSING = "No single link from or to it would close a loop."


def rows_of_one(causal_map: CausalMap, found: AroundOne, unfolded: Unfolded) -> list[Row]:
    """All there is to say."""
    return [
        heading(causal_map.variables[found.variable].name),
        *_near("What drives it", "drives it", causal_map, found.drivers, unfolded),
        *_near("What it affects", "is affected by it", causal_map, found.effects, unfolded),
        *closing_rows(
            causal_map, found.closing, unfolded, CLOSING if found.closing else NO_CLOSING
        ),
        *almost_rows(causal_map, found.almost, unfolded),
        *_prompts(),
    ]


def _near(
    title: str,
    verb: str,
    causal_map: CausalMap,
    found: tuple[Influence, ...],
    unfolded: Unfolded,
) -> Iterator[Row]:
    yield heading(title)
    if not found:
        yield said(f"Nothing on this map {verb}.")
        return
    direct = sum(one.distance == 1 for one in found)
    rest = f", {direct} of them directly" if direct < len(found) else ", directly"
    yield said(f"{len(found)} of the {len(causal_map.variables) - 1} others{rest}.")
    yield from some(found, partial(_reached, causal_map), title, unfolded)


def _reached(causal_map: CausalMap, found: Influence) -> Row:
    return Row(
        causal_map.variables[found.variable].name,
        detail=capitalised(influence_line(found)),
        glyph=_glyph(found),
        act=Choose((found.variable,)),
        ways=(found.path.links,),
    )


def _glyph(influence: Influence) -> str:
    sign = influence.always or influence.shortest
    return BOTH_WAYS if sign is None else SIGN_GLYPH[sign]


def _prompts() -> Iterator[Row]:
    yield heading("What kind of place is it?")
    yield said(PROMPTS)
    for place in places_to_act():
        yield Row(place.name, detail=place.prompt)
