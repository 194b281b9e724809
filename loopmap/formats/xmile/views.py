"""What a file draws: variables, connectors, texts. XMILE 1.0, 5 and 6, and what isee adds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.markup import attribute, child, children, name_of, text_of
from loopmap.formats.models.picture import (
    FARTHEST,
    DrawnLink,
    DrawnLoop,
    DrawnText,
    Ends,
    Place,
    bulge_of_angle,
)
from loopmap.formats.xmile.numbers import number, switch
from loopmap.formats.xmile.own import DOCUMENTATION, SIGN_REASON, moved, own_attribute
from loopmap.formats.xmile.variables import plain
from loopmap.model.records import Sign, Strength
from loopmap.model.token import breathe

_DRAWN = ("stock", "flow", "aux", "gf", "module")
_SIGNS = {"+": Sign.SAME, "s": Sign.SAME, "-": Sign.OPPOSITE, "o": Sign.OPPOSITE}
_STRENGTHS = {each.value: each for each in Strength}
_WIDTH = 180.0
_REASON, _WHY_SIGN, _WORDS = "reasoning", "polarity_reasoning", "documentation"


@dataclass(frozen=True, slots=True)
class Connector:
    """An arrow of a view between two names; ``source`` may be an alias of the one meant."""

    ends: Ends
    start: Place | None
    stop: Place | None
    element: Any


@dataclass(slots=True)
class Drawn:
    """All that is drawn of a model, in the file's measure; of several views the first counts."""

    places: dict[CanonicalName, Place] = field(default_factory=dict)
    names: dict[CanonicalName, str] = field(default_factory=dict)
    connectors: list[Connector] = field(default_factory=list)
    texts: list[DrawnText] = field(default_factory=list)
    loops: list[DrawnLoop] = field(default_factory=list)
    moved: Place = (0.0, 0.0)


def drawn_in(model: Any) -> Drawn:
    """What the views of a model draw."""
    found = Drawn(moved=next((moved(view) for view in _views(model)), (0.0, 0.0)))
    aliases: dict[str, tuple[CanonicalName, Place | None]] = {}
    for element in _in_views(model):
        kind = name_of(element)
        if kind in _DRAWN and element.get("name") is not None:
            _take_variable(element, found)
        elif kind == "alias" and element.get("uid") is not None:
            aliases[element.get("uid")] = (
                canonical(plain(text_of(child(element, "of")))),
                _at(element),
            )
        elif kind == "text_box" and text_of(element):
            found.texts.append(_text(element))
        elif kind == "foreign:loop":
            found.loops.append(_loop(element))
    for element in _in_views(model):
        if name_of(element) == "connector":
            ends = [_end(element, end, found, aliases) for end in ("from", "to")]
            if all(name for name, _ in ends):
                (source, start), (target, stop) = ends
                found.connectors.append(Connector((source, target), start, stop, element))
    return found


def _text(element: Any) -> DrawnText:
    """A text; its place in the file is that of its upper left corner."""
    width = number(element.get("width"), _WIDTH)
    width = width if 0 < width < FARTHEST else _WIDTH
    x, y = _at(element) or (0.0, 0.0)
    return DrawnText(text_of(element), (x + width / 2, y), width)


def _loop(element: Any) -> DrawnLoop:
    """A loop as we write it."""
    ends = [tuple(canonical(plain(k.get(end) or "")) for end in ("from", "to"))
            for k in children(element, "foreign:link")]  # fmt: skip
    return DrawnLoop(
        element.get("label") or "L",
        tuple((source, target) for source, target in ends),
        element.get("name") or "",
        text_of(child(element, "foreign:story")),
        _at(element),
    )


def _take_variable(element: Any, found: Drawn) -> None:
    name = plain(element.get("name"))
    key, place = canonical(name), _at(element)
    found.names.setdefault(key, name)
    if place is not None:
        found.places.setdefault(key, place)


def _at(element: Any) -> Place | None:
    x, y = (number(element.get(axis), math.nan) for axis in ("x", "y"))
    return (x, y) if abs(x) < FARTHEST and abs(y) < FARTHEST else None


def _end(
    connector: Any,
    end: str,
    found: Drawn,
    aliases: dict[str, tuple[CanonicalName, Place | None]],
) -> tuple[CanonicalName, Place | None]:
    """The name at an end and where it is drawn; what an alias stands for, where one is there."""
    holder = child(connector, end)
    inner = None if holder is None else child(holder, "alias")
    if inner is not None:
        return aliases.get(attribute(inner, "uid") or "", (CanonicalName(""), None))
    key = canonical(plain(text_of(holder)))
    return key, found.places.get(key)


def link_of(connector: Connector) -> DrawnLink:
    """What a connector says of a link: sign, delay mark, bend, and the reasons people gave."""
    breathe()
    element = connector.element
    reason = text_of(_isee(element, _REASON))
    sign_reason = text_of(_isee(element, _WHY_SIGN))
    words = text_of(_isee(element, _WORDS))
    texts = [(sign_reason, SIGN_REASON)] if sign_reason else []
    if words and not reason and not sign_reason:
        texts.append((words, DOCUMENTATION))
    return DrawnLink(
        _SIGNS.get((element.get("polarity") or "").strip().lower(), Sign.UNKNOWN),
        switch(element.get("delay_mark"), default=False),
        _bulge(connector),
        reason=reason,
        texts=tuple(texts),
        strength=_STRENGTHS.get(own_attribute(element, "strength") or "", Strength.MEDIUM),
        only_starts=element.get("polarity") is None,
        kept=_kept(element),
    )


def _isee(element: Any, name: str) -> Any | None:
    return child(element, f"foreign:{name}")


def _bulge(connector: Connector) -> float | None:
    """The arc of a connector without points; one with more points is drawn by us."""
    degrees = number(connector.element.get("angle"), math.nan)
    if connector.start is None or connector.stop is None or not math.isfinite(degrees):
        return None
    if own_attribute(connector.element, "bend") == "free":
        return None
    if connector.start == connector.stop or child(connector.element, "pts") is not None:
        return None
    return bulge_of_angle(connector.start, connector.stop, degrees)


def _kept(element: Any) -> dict[str, Any]:
    """How the connector looks, to be written again."""
    style = {name: element.get(name) for name in ("line_style", "color") if element.get(name)}
    placement = attribute(element, "polarity_placement")
    return {**style, **({"polarity_placement": placement} if placement else {})}


def _in_views(model: Any) -> Iterator[Any]:
    """The elements of all views that draw the model, one after the other."""
    for view in _views(model):
        yield from view


def _views(model: Any) -> Iterator[Any]:
    holder = child(model, "views")
    yield from () if holder is None else children(holder, "view")
