"""Insight Maker's mark-up: primitives as elements, each with a cell that says where it is drawn."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_number, number_or
from loopmap.formats.format import Opened
from loopmap.formats.graphml.read import below, local
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.insightmaker.document import document_of
from loopmap.formats.insightmaker.parts import (
    CONVERTER,
    FLOW,
    STATE,
    STOCK,
    TRANSITION,
    VARIABLE,
    Arrow,
    Part,
    Whole,
)
from loopmap.formats.markup import read_markup
from loopmap.model.equations import Method, Times
from loopmap.model.records import Sign

ID = "insightmaker"
_WHAT = "an Insight Maker file"
_SORTS = {"Stock": STOCK, "Flow": FLOW, "Variable": VARIABLE, "Parameter": VARIABLE,
          "Converter": CONVERTER, "State": STATE, "Transition": TRANSITION}  # fmt: skip
_EQUATIONS = {STOCK: "InitialValue", FLOW: "FlowRate", VARIABLE: "Equation", STATE: "Active",
              TRANSITION: "Value"}  # fmt: skip
_SHOWN = ("Picture", "Display", "Button", "Setting", "Ghost")
_SIGN = re.compile(r"(?:START|END)_ANNOTATION=([-+])")
_TAG = re.compile(r"<[^<>]*>")
_MOST_POINTS = 10_000
_DEEPEST = 20


def read(content: bytes, name: str) -> Opened:
    """The model as a map. Raises FormatError."""
    root, mended = read_markup(content, name, _WHAT)
    inner = next(below(root, "root"), None)
    if local(root) != "InsightMakerModel" or inner is None:
        raise FormatError("There is no model in this file.", file=name)
    model = Whole(title=stem(name).removesuffix(".InsightMaker"))
    try:
        reading = _Reading(model, list(inner))
        reading.read()
        opened = document_of(model, ID)
    except FormatError as error:
        error.file = name
        raise
    return replace(opened, warnings=(*mended, *opened.warnings))


@dataclass
class _Reading:
    """The elements of a file becoming a model."""

    model: Whole
    elements: list[Any]
    _of: dict[str, Any] = field(default_factory=dict)
    _ghosts: dict[str, str] = field(default_factory=dict)

    def read(self) -> None:
        self._of = {each.get("id") or "": each for each in self.elements}
        self._ghosts = {
            each.get("id") or "": each.get("Source") or ""
            for each in self.elements
            if local(each) == "Ghost"
        }
        shown: dict[str, int] = {}
        for element in self.elements:
            sort = local(element)
            if sort in _SORTS:
                self.model.parts.append(self._part(element, _SORTS[sort]))
            elif sort == "Link":
                self._link(element)
            elif sort == "Folder":
                self.model.folders[element.get("id") or ""] = element.get("name") or "Folder"
            elif sort == "Text":
                self.model.texts.append((_plain(element.get("name")), self._centre(element)))
            elif sort == "Setting":
                self.model.times = _times(element)
            elif sort in _SHOWN[:3]:
                shown[sort.lower()] = shown.get(sort.lower(), 0) + 1
        self.model.texts = [(text, at) for text, at in self.model.texts if text]
        self._tell(shown)

    def _tell(self, shown: dict[str, int]) -> None:
        if shown:
            told = ", ".join(
                f"{number} {sort}{'s' * (number > 1)}" for sort, number in shown.items()
            )
            self.model.left_out.append(f"What only Insight Maker shows was left out: {told}.")

    def _part(self, element: Any, sort: str) -> Part:
        begins, ends = (self._end(element, side) for side in ("source", "target"))
        data = tuple(_points(element.get("Data") or ""))
        bounds = _bounds(element) if element.get("ShowSlider") == "true" else None
        flows = sort in (FLOW, TRANSITION)
        return Part(
            element.get("id") or "",
            sort,
            element.get("name") or "",
            equation=element.get(_EQUATIONS.get(sort, "")) or "",
            at=self._middle(element) if flows else self._centre(element),
            begins=begins if flows else "",
            ends=ends if flows else "",
            reads=""
            if element.get("Source") in (None, "Time")
            else self._real(element.get("Source")),
            data=data,
            straight=element.get("Interpolation") != "None",
            note=_plain(element.get("Note")),
            unit=element.get("Units") or "",
            nonnegative="true" in (element.get("NonNegative"), element.get("OnlyPositive")),
            bounds=bounds if sort == VARIABLE else None,
            folder=self._cell(element).get("parent") or "",
            kept=_kept(element),
        )

    def _reads(self, source: str | None) -> str:
        """What a converter reads: nothing else than the time where it says so."""
        return "" if source in (None, "Time") else self._real(source)

    def _link(self, element: Any) -> None:
        found = _SIGN.search(self._cell(element).get("style") or "")
        sign = Sign.UNKNOWN if found is None else Sign(found[1])
        both = element.get("BiDirectional") == "true"
        source, target = (self._end(element, side) for side in ("source", "target"))
        self.model.arrows.append(Arrow(source, target, sign, both))

    def _end(self, element: Any, side: str) -> str:
        return self._real(self._cell(element).get(side))

    def _real(self, key: str | None) -> str:
        """What a ghost stands for, for a ghost; else the key itself."""
        return self._ghosts.get(key or "", key or "")

    @staticmethod
    def _cell(element: Any) -> Any:
        return next(below(element, "mxCell"), element)

    def _geometry(self, element: Any) -> Any | None:
        return next(below(self._cell(element), "mxGeometry"), None)

    def _centre(self, element: Any) -> Place | None:
        """The middle of a shape: files say its corner at the top left, within its folder."""
        geometry = self._geometry(element)
        if geometry is None or geometry.get("x") is None:
            return None
        x, y = (number_or(as_number(geometry.get(axis)), 0.0) for axis in ("x", "y"))
        wide, high = (number_or(as_number(geometry.get(n)), 0.0) for n in ("width", "height"))
        across, down = self._corner_of(self._cell(element).get("parent"))
        return place_of(across + x + wide / 2, down + y + high / 2)

    def _corner_of(self, folder: str | None) -> Place:
        """Where the corner of a folder lies, itself within others."""
        x = y = 0.0
        for _ in range(_DEEPEST):
            around = self._of.get(folder or "")
            geometry = None if around is None else self._geometry(around)
            if around is None or geometry is None or local(around) != "Folder":
                break
            x += number_or(as_number(geometry.get("x")), 0.0)
            y += number_or(as_number(geometry.get("y")), 0.0)
            folder = self._cell(around).get("parent")
        return x, y

    def _middle(self, element: Any) -> Place | None:
        """Where a flow is drawn: half-way between its ends, or the points they are at."""
        ends = [p for p in (self._point(element, side) for side in ("source", "target")) if p]
        if not ends:
            return None
        xs, ys = zip(*ends, strict=True)
        return place_of(sum(xs) / len(xs), sum(ys) / len(ys))

    def _point(self, element: Any, side: str) -> Place | None:
        at = self._of.get(self._end(element, side))
        if at is not None:
            return self._centre(at)
        geometry = self._geometry(element)
        for point in [] if geometry is None else below(geometry, "mxPoint"):
            if point.get("as") == f"{side}Point":
                return place_of(point.get("x"), point.get("y"))
        return None


def _times(setting: Any) -> Times | None:
    start = number_or(as_number(setting.get("TimeStart")), 0.0)
    length = number_or(as_number(setting.get("TimeLength")), 10.0)
    step = number_or(as_number(setting.get("TimeStep")), 1.0)
    if length <= 0 or step <= 0:
        return None
    method = Method.RK4 if setting.get("SolutionAlgorithm") == "RK4" else Method.EULER
    return Times(start, start + length, step, method, (setting.get("TimeUnits") or "Years").lower())


def _points(data: str) -> Iterator[tuple[float, float]]:
    for pair in data.split(";")[:_MOST_POINTS]:
        x, _, y = pair.partition(",")
        at, value = as_number(x.strip() or None), as_number(y.strip() or None)
        if at is not None and value is not None:
            yield at, value


def _bounds(element: Any) -> tuple[float, float] | None:
    low, high = (as_number(element.get(name)) for name in ("SliderMin", "SliderMax"))
    return None if low is None or high is None or low > high else (low, high)


def _plain(text: str | None) -> str:
    """A text as people see it: mark-up within is taken out."""
    shown = html.unescape(text or "")
    return html.unescape(_TAG.sub("", shown)).strip()


def _kept(element: Any) -> dict[str, Any]:
    """What Loopmap has no place for: how a stock is stored, what triggers a transition."""
    names = ("StockMode", "Delay", "Trigger", "Repeat", "Recalculate", "Residency")
    kept = {name: element.get(name) for name in names if element.get(name)}
    return {} if kept.get("StockMode") == "Store" and len(kept) <= 2 else kept
