"""An Insight Maker model as a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loopmap.expr.names import canonical
from loopmap.expr.rewrite import written
from loopmap.formats.foreign import as_number, as_text
from loopmap.formats.format import Opened
from loopmap.formats.incoming.equation_links import add_equation_links
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.sign_words import number_in
from loopmap.formats.insightmaker.equations import in_our_language
from loopmap.formats.insightmaker.parts import (
    CONVERTER,
    FLOW,
    STATE,
    STOCK,
    TRANSITION,
    Part,
    Whole,
)
from loopmap.formats.kept import keep
from loopmap.model.equations import Between, Graph
from loopmap.model.records import Kind, Sign, Status, Strength
from loopmap.model.token import breathe

_KINDS = {STOCK: Kind.STOCK, FLOW: Kind.FLOW}
_TOLD = 3


def document_of(model: Whole, format_id: str) -> Opened:
    """The map of a model: links that are drawn, pipes, and what its equations ask for."""
    whole = DocumentMaker(model.title, note=model.note)
    into = whole.map(model.title)
    into.is_roomy = model.ours
    if model.times is not None and any(part.equation or part.data for part in model.parts):
        into.info = replace(into.info, times=model.times)
    into.info = replace(into.info, extra=keep({}, format_id, model.kept))
    _Filling(model, into, format_id).fill()
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        left_out=tuple(model.left_out),
    )


class _Filling:
    """Fills the map."""

    def __init__(self, model: Whole, into: MapMaker, format_id: str) -> None:
        self._model, self._into, self._id = model, into, format_id
        self._unread: list[str] = []
        self._states = frozenset(
            canonical(part.name) for part in model.parts if part.sort in (STATE, TRANSITION)
        )

    def fill(self) -> None:
        for part in self._model.parts:
            self._part(part)
        for text, at in self._model.texts:
            self._into.note(text, at)
        for arrow in self._model.arrows:
            fields = dict(_fields_of(arrow.own))
            self._into.link(arrow.source, arrow.target, arrow.sign, **fields)
            if arrow.both:
                self._into.link(arrow.target, arrow.source, arrow.sign)
        for part in self._model.parts:
            self._pipes(part)
        if not self._model.ours:  # in a file of ours every link is said
            add_equation_links(self._into)
        self._tell()

    def _part(self, part: Part) -> None:
        own, kept = part.own, dict(part.kept)
        equation = own.get("equation") if isinstance(own.get("equation"), str) else None
        if equation is None:
            equation = self._equation(part, kept)
        if part.sort in (STATE, TRANSITION):
            kept["sort"] = part.sort
        folder = self._model.folders.get(part.folder)
        self._into.variable(
            part.key,
            part.name,
            part.at,
            kind=_kind_of(part, equation),
            meaning=part.note,
            equation=equation,
            graph=_graph_of(part),
            unit="" if part.unit.casefold() == "unitless" else part.unit,
            nonnegative=part.nonnegative and part.sort in (STOCK, FLOW),
            bounds=part.bounds,
            group=None if folder is None else self._into.group(part.folder, folder),
            extra=keep({}, self._id, kept),
        )

    def _equation(self, part: Part, kept: dict[str, Any]) -> str:
        """The equation in our language; what we have no words for is kept as it is."""
        if part.sort == CONVERTER:
            name = next((p.name for p in self._model.parts if p.key == part.reads), "")
            return written(name) if name else "TIME"
        found = None
        if part.sort not in (STATE, TRANSITION):
            found = in_our_language(part.equation, self._states)
        if found is None and part.equation:
            kept["equation"] = part.equation
            self._unread.append(part.name)
        return found or ""

    def _pipes(self, part: Part) -> None:
        """A flow fills what it ends in and empties what it begins in; so does a transition."""
        ends = ((part.ends, Sign.SAME, "to"), (part.begins, Sign.OPPOSITE, "from"))
        for end, sign, side in ends:
            if end:
                fields = dict(_fields_of(part.own.get(side)))
                self._into.link(part.key, end, sign, **fields)

    def _tell(self) -> None:
        say = self._into.whole.told.say
        if self._unread:
            shown = ", ".join(f"“{name}”" for name in self._unread[:_TOLD])
            more = f" and {len(self._unread) - _TOLD} more" if len(self._unread) > _TOLD else ""
            say(
                f"The equations of {shown}{more} say what Loopmap has no words for;"
                " they are kept, but not run."
            )
        if self._states:
            say("States and transitions came in as variables without equations.")


def _kind_of(part: Part, equation: str) -> Kind:
    said = part.own.get("kind")
    if said in {kind.value for kind in Kind}:
        return Kind(said)
    if part.sort in _KINDS:
        return _KINDS[part.sort]
    return Kind.DRIVER if number_in(equation) is not None and not part.data else Kind.AUXILIARY


def _graph_of(part: Part) -> Graph | None:
    points: dict[float, float] = dict(sorted(part.data))
    if part.sort != CONVERTER or not points:
        return None
    between = Between.CONTINUOUS if part.straight else Between.DISCRETE
    return Graph(tuple(points.items()), between)


def _fields_of(own: Any) -> Iterator[tuple[str, Any]]:
    """What we said of a link in a file of our own, field by field."""
    breathe()
    if not isinstance(own, dict):
        return
    yield "delayed", own.get("delayed") is True
    yield "by_equation", own.get("by_equation") is True
    yield "delay_length", as_text(own.get("delay_length"))
    yield "reason", as_text(own.get("reason"))
    if own.get("strength") in {each.value for each in Strength}:
        yield "strength", Strength(own["strength"])
    if own.get("status") in {each.value for each in Status}:
        yield "status", Status(own["status"])
    confidence = as_number(own.get("confidence"))
    if confidence is not None and 0 <= confidence <= 1:
        yield "confidence", confidence
