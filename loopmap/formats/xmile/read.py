"""From the bytes of an XMILE or STMX file to a stock-and-flow model.

The model is as the file says it; whether its equations can be run is for
`loopmap.simulation.stock_flow` to say, in one sentence about the first that cannot.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loopmap.errors import FormatError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.formats.markup import attribute, child, children, name_of, read_markup, text_of
from loopmap.formats.xmile.modules import all_variables
from loopmap.formats.xmile.numbers import number, switch
from loopmap.formats.xmile.variables import Surroundings, plain, variables_in
from loopmap.model.equations import Method
from loopmap.simulation.stock_flow.model import Dimension, Kind, Macro, Model, Specs


@dataclass(frozen=True, slots=True)
class ModelRead:
    """A model, and sentences about what was mended, guessed or left out."""

    model: Model
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FileRead(ModelRead):
    """A model with the element it was read from, which also says how it is drawn."""

    main: Any = None


def read_model(content: bytes, file: str) -> ModelRead:
    """The model of a file. Raises FormatError with one clear sentence."""
    found = read_file(content, file)
    return ModelRead(found.model, found.warnings)


def read_file(content: bytes, file: str) -> FileRead:
    """The model of a file and its main element. Raises FormatError with one clear sentence."""
    root, mended = read_markup(content, file)
    if name_of(root) != "xmile":
        raise FormatError("This is not an XMILE file.", file=file)
    warnings = list(mended)
    dimensions = tuple(_dimensions(root))
    around = Surroundings(
        {canonical(each.name): each for each in dimensions}, _behaviour(root), warnings.append
    )
    models = list(children(root, "model"))
    if not models:
        raise FormatError("There is no model in this file.", file=file)
    named = {canonical(plain(each.get("name") or "")): each for each in models}
    model = Model(
        name=text_of(_header(root, "name")) or file.rpartition(".")[0],
        variables=all_variables(named, models[0], around, file),
        dimensions=dimensions,
        macros=tuple(_macros(root, around)),
        specs=_specs(root, around),
        unit_aliases=dict(_aliases(root)),
    )
    return FileRead(model, tuple(dict.fromkeys(warnings)), models[0])


def _header(root: Any, name: str) -> Any | None:
    header = child(root, "header")
    return None if header is None else child(header, name)


def _behaviour(root: Any) -> dict[Kind, bool]:
    """What a file says of all its stocks and flows: XMILE 1.0, section 4.9."""
    found = {}
    for holder in children(root, "behavior"):
        everywhere = child(holder, "non_negative") is not None
        for name, kind in (("stock", Kind.STOCK), ("flow", Kind.FLOW)):
            said = child(holder, name)
            own = None if said is None else child(said, "non_negative")
            found[kind] = everywhere if own is None else switch(text_of(own), default=True)
    return found


def _dimensions(root: Any) -> Iterator[Dimension]:
    holder = child(root, "dimensions")
    for each in () if holder is None else children(holder, "dim"):
        names = [DisplayedName(plain(e.get("name") or "")) for e in children(each, "elem")]
        size = int(number(each.get("size"), 0.0))
        if not names:
            names = [DisplayedName(str(place)) for place in range(1, min(size, 10_000) + 1)]
        yield Dimension(DisplayedName(plain(each.get("name") or "")), tuple(names))


def _macros(root: Any, around: Surroundings) -> Iterator[Macro]:
    for each in children(root, "macro"):
        name = DisplayedName(plain(each.get("name") or ""))
        parameters = tuple(DisplayedName(text_of(part)) for part in children(each, "parm"))
        own = {canonical(parameter) for parameter in parameters}
        variables = tuple(v for v in variables_in(each, around) if v.key not in own)
        yield Macro(name, parameters, text_of(child(each, "eqn")), variables)


def _specs(root: Any, around: Surroundings) -> Specs:
    """When to run. XMILE 1.0, section 2.3; what is not said is Euler, from 0 to 100 by 1."""
    specs = child(root, "sim_specs")
    if specs is None:
        around.warn("The file does not say from when to when to run: 0 to 100 by 1 is taken.")
        return Specs()
    step = child(specs, "dt")
    dt = _time(specs, "dt", 1.0, around)
    if step is not None and switch(step.get("reciprocal"), default=False):
        dt = 1.0 / dt if dt else 1.0
    saved = attribute(specs, "save_interval") or attribute(specs, "save_step")
    return Specs(
        start=_time(specs, "start", 0.0, around),
        stop=_time(specs, "stop", 100.0, around),
        dt=dt,
        method=_method(attribute(specs, "method") or "euler", around),
        save_every=number(saved, 0.0) or None,
        time_unit=attribute(specs, "time_units") or "",
    )


def _time(specs: Any, name: str, usual: float, around: Surroundings) -> float:
    """A time of the run; one that is no number is told, and the usual one taken."""
    text = text_of(child(specs, name))
    if text and math.isnan(number(text, math.nan)):
        around.warn(f"“{text}” is no number for “{name}” of the run: {usual:g} is taken.")
    return number(text, usual)


def _method(said: str, around: Surroundings) -> Method:
    """Of several methods the first is wanted most. XMILE 1.0, section 2.3."""
    first = said.split(",", maxsplit=1)[0].strip().lower()
    if first in ("euler", "rk4"):
        return Method(first)
    around.warn(f"The file asks for the method “{first}”; RK4 is used instead.")
    return Method.RK4


def _aliases(root: Any) -> Iterator[tuple[CanonicalName, str]]:
    holder = child(root, "model_units")
    for each in () if holder is None else children(holder, "unit"):
        name = canonical(each.get("name") or "")
        for other in (*children(each, "alias"), *children(each, "eqn")):
            written = text_of(other)
            if written and written.isprintable() and not set(written) & set("*/^ "):
                yield canonical(written), str(name)
