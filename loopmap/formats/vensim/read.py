"""From the bytes of a Vensim model to a stock-and-flow model, and what is said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from loopmap.errors import FormatError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.show import quoted
from loopmap.expr.tree import Node, Number, Reference
from loopmap.formats.vensim.cells import Cell, Unfolding, cells_of
from loopmap.formats.vensim.content import Content, content_of_model
from loopmap.formats.vensim.control import CONTROL, SAVE, specs_of
from loopmap.formats.vensim.definitions import (
    CHECK,
    Definition,
    Definitions,
    MacroText,
    definitions_in,
    one_line,
)
from loopmap.formats.vensim.equations import Cause, Equations, Sketched, unit_of
from loopmap.formats.vensim.functions import Known
from loopmap.formats.vensim.subscripts import MOST_CELLS, Subscripts
from loopmap.formats.vensim.words import Elsewhere, Unreadable
from loopmap.simulation.stock_flow.model import Kind, Macro, Model, Variable

_MOST_TOLD = 100
"""Equations that could not be read are told one by one up to so many."""

_OUTSIDE_OF_MACROS = {
    canonical(f"{name}$"): Reference(DisplayedName(name))
    for name in ("Time", "TIME STEP", "INITIAL TIME", "FINAL TIME")
}
"""Within macros a dollar sign names what is outside of them."""

_NO_VARIABLES = (":", "<->", CHECK)


@dataclass(frozen=True, slots=True)
class Unread:
    """An equation nothing could be made of: its variable, line and text, and why.

    ``place`` is the file or data set that its values are in, empty for none.
    """

    name: str
    line: int
    text: str
    why: str
    place: str = ""


@dataclass(slots=True)
class ModelText:
    """A model, and beside it what the file says of its variables.

    ``causes`` holds those of ``A FUNCTION OF``. ``written`` leads to the definition each
    variable comes from, ``unread`` to equations that could not be put into our language.
    """

    model: Model
    content: Content
    definitions: Definitions
    causes: dict[CanonicalName, tuple[Cause, ...]] = field(default_factory=dict)
    written: dict[CanonicalName, Definition] = field(default_factory=dict)
    unread: dict[CanonicalName, Unread] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


def read_model(content: bytes, file: str) -> ModelText:
    """The model of a file. Raises FormatError with one clear sentence."""
    parts = content_of_model(content, file)
    found = ModelText(
        Model(file.rpartition(".")[0] or file), parts, definitions_in(parts.definitions)
    )
    if parts.is_mended:
        found.warnings.append("Some letters of the file could not be read and became “\ufffd”.")
    _Assembling(found, file).go()
    return found


class _Assembling:
    """Makes the variables of a model, definition by definition."""

    def __init__(self, into: ModelText, file: str) -> None:
        self._into, self._file = into, file
        every = into.definitions.all
        self._controls = {canonical(d.name): d for d in every if canonical(d.name) in CONTROL}
        self._specs = specs_of(self._controls, into.warnings.append)
        self._subscripts = Subscripts(every)
        self._mine = list(_with_shared_words([d for d in every if self._is_variable(d)]))

    def go(self) -> None:
        into = self._into
        equations = self._equations(self._mine, self._subscripts)
        variables: dict[CanonicalName, Variable] = {}
        for definition in self._mine:
            for variable in self._made(definition, equations):
                if variable.key in variables:
                    self._tell_twice(definition)
                    continue
                variables[variable.key] = variable
                into.written[variable.key] = definition
                if len(variables) > MOST_CELLS:
                    text = f"With its arrays this model has more than {MOST_CELLS:,} variables."
                    raise FormatError(text, file=self._file)
        macros = tuple(self._macros())
        into.model = Model(
            into.model.name,
            tuple(variables.values()),
            macros=macros,
            specs=self._specs,
            unit_aliases=dict(_unit_aliases(into.content.settings)),
        )
        self._tell()

    def _is_variable(self, definition: Definition) -> bool:
        return definition.sign not in _NO_VARIABLES and canonical(definition.name) not in CONTROL

    def _equations(self, mine: list[Definition], subscripts: Subscripts) -> Equations:
        names = frozenset(canonical(each.name) for each in mine)
        called = {canonical(each.name) for each in mine if each.sign == "("}
        called |= {canonical(each.name) for each in self._into.definitions.macros}
        stocks = {canonical(each.name) for each in mine if _is_stock(each)}
        constants = {canonical(each.name) for each in mine if _is_number(each)}
        save = Number(self._specs.save_every or self._specs.dt)
        values: dict[CanonicalName, Node] = {SAVE: save, **_OUTSIDE_OF_MACROS}
        return Equations(Unfolding(subscripts, names), Known(called, stocks, constants, values))

    def _made(self, definition: Definition, equations: Equations) -> Iterator[Variable]:
        for nth, cell in enumerate(cells_of(definition, self._subscripts)):
            if nth > MOST_CELLS:
                return
            try:
                made = equations.made(definition, cell)
            except Unreadable as why:
                yield self._unread(definition, cell, why)
                continue
            if isinstance(made, Sketched):
                self._into.causes[canonical(cell.name)] = made.causes
                yield _bare(definition, cell)
            else:
                yield from made

    def _unread(self, definition: Definition, cell: Cell, why: Unreadable) -> Variable:
        place = why.place if isinstance(why, Elsewhere) else ""
        unread = Unread(cell.name, definition.line, definition.text, str(why), place)
        self._into.unread[canonical(cell.name)] = unread
        return _bare(definition, cell)

    def _macros(self) -> Iterator[Macro]:
        for macro in self._into.definitions.macros:
            try:
                yield self._macro(macro)
            except Unreadable as why:
                self._into.warnings.append(
                    f"Line {macro.line}: the macro “{macro.name}” was left out: {why}."
                )

    def _macro(self, macro: MacroText) -> Macro:
        if macro.also_gives:
            raise Unreadable("it gives several values")
        mine = list(macro.definitions)
        if any(each.subscripts for each in mine):
            raise Unreadable("it has arrays")
        equations = self._equations([*mine, *self._mine], Subscripts(()))
        made: list[Variable] = []
        for each in mine:
            found = equations.made(each, Cell(each.name, {}, 0))
            if isinstance(found, Sketched):
                raise Unreadable("it has no equations")
            made += found
        given = tuple(DisplayedName(name) for name in macro.given)
        return Macro(DisplayedName(macro.name), given, quoted(macro.name), tuple(made))

    def _tell_twice(self, definition: Definition) -> None:
        self._into.warnings.append(
            f"Line {definition.line}: “{definition.name}” is defined twice; the first"
            " definition was kept."
        )

    def _tell(self) -> None:
        into = self._into
        told: dict[int, Unread] = {}
        for each in into.unread.values():
            told.setdefault(each.line, each)
        for each in list(told.values())[:_MOST_TOLD]:
            into.warnings.append(
                f"Line {each.line}: “{each.name}” came without its equation: {each.why}."
            )
        if len(told) > _MOST_TOLD:
            more = len(told) - _MOST_TOLD
            into.warnings.append(f"{more} more came without their equations.")
        if any(each.sign == CHECK for each in into.definitions.all):
            into.warnings.append("Reality checks were left out: they are no part of the model.")
        for line in into.definitions.odd[:_MOST_TOLD]:
            into.warnings.append(f"Line {line}: what is written here was left out.")


def _is_number(definition: Definition) -> bool:
    return definition.text.replace(".", "", 1).isdigit()


def _with_shared_words(definitions: list[Definition]) -> Iterator[Definition]:
    """Arrays defined in several parts have their unit and comment at one of them."""
    said: dict[CanonicalName, tuple[str, str]] = {}
    for each in definitions:
        unit, comment = said.get(canonical(each.name), ("", ""))
        said[canonical(each.name)] = (unit or each.unit, comment or each.comment)
    for each in definitions:
        unit, comment = said[canonical(each.name)]
        yield replace(each, unit=unit, comment=comment)


def _bare(definition: Definition, cell: Cell) -> Variable:
    return Variable(
        DisplayedName(cell.name),
        Kind.AUXILIARY,
        unit=unit_of(definition),
        doc=definition.comment,
    )


def _is_stock(definition: Definition) -> bool:
    return canonical(definition.text.partition("(")[0]) == "integ"


def _unit_aliases(settings: tuple[str, ...]) -> Iterator[tuple[CanonicalName, str]]:
    """``22:Year,Years``: names that are one unit, by the first of them."""
    for line in settings:
        number, _, names = line.partition(":")
        first, *others = [one_line(name) for name in names.split(",")]
        if number == "22" and first:
            for other in others:
                if other and not set(other) & set("*/^ "):
                    yield canonical(other), str(canonical(first))
