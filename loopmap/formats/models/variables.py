"""The variables of a map: those of a model, and those that are only drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.rewrite import with_texts, written
from loopmap.formats.kept import keep
from loopmap.formats.models.numbering import Numbering
from loopmap.formats.models.picture import Picture, Place
from loopmap.formats.models.said import Said
from loopmap.model.equations import Graph
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name
from loopmap.model.records import Kind, Variable
from loopmap.simulation.stock_flow.model import Kind as Sort
from loopmap.simulation.stock_flow.model import Model, Table
from loopmap.simulation.stock_flow.model import Variable as Equation

_KINDS = {Sort.STOCK: Kind.STOCK, Sort.FLOW: Kind.FLOW, Sort.CONSTANT: Kind.DRIVER}
_LOWER = 70.0
"""Map units from one element of an array down to the next."""

_BELOW, _APART, _IN_A_ROW = 140.0, 240.0, 6
"""Where what is not drawn lies: under all that is, in rows."""


class Variables:
    """The variables of one map by id, and their ids by name. ``is_placed``: all have a place."""

    def __init__(self, model: Model, picture: Picture, said: Said, ids: Numbering) -> None:
        self._model, self._picture, self._said = model, picture, said
        mine = list(self._mine())
        if picture.complete:
            nth = {key: number for number, key in enumerate(picture.names)}
            mine.sort(key=lambda each: nth.get(each.key, len(nth)))
        places = self._places(mine)
        self.is_placed = len(places) == len(mine)
        self.of: dict[CanonicalName, RecordId] = {}
        self.table: dict[RecordId, Variable] = {}
        taken: set[str] = set()
        for order, equation in enumerate(mine):
            made = self._made(equation, ids.next("v"), taken)
            taken.add(fold_name(made.name))
            x, y = places.get(equation.key, (0.0, 0.0)) if self.is_placed else (0.0, 0.0)
            made = replace(made, x=round(x, 1), y=round(y, 1), order=float(order))
            self.of[equation.key], self.table[made.id] = made.id, made

    def _mine(self) -> Iterator[Equation]:
        """What belongs to this map: all of the model and all that is drawn, or the latter alone."""
        known: set[CanonicalName] = set()
        drawn = self._picture.names
        for each in self._model.variables:
            known.update((each.key, whole_of(each.key)))
            if not self._picture.only or each.key in drawn or whole_of(each.key) in drawn:
                yield each
        for key, name in drawn.items():
            if key not in known:
                yield Equation(DisplayedName(name), Sort.AUXILIARY)

    def _made(self, equation: Equation, record: RecordId, taken: set[str]) -> Variable:
        key, said, picture = equation.key, self._said, self._picture
        kept = {**said.of.get(key, {}), **picture.of.get(key, {})}
        kind = _KINDS.get(equation.kind, Kind.AUXILIARY)
        if equation.equation is None and kind is Kind.AUXILIARY:
            kind = picture.kinds.get(key, kind)
        kind = picture.kinds_told.get(key, kind)
        return Variable(
            record,
            free_name(equation.name, taken, spaces=said.spaces),
            kind=kind,
            meaning=" ".join(equation.doc.split()),
            equation=(equation.equation or "").strip(),
            unit=self._unit(equation.unit),
            graph=None if equation.table is None else _graph(equation.table),
            nonnegative=equation.non_negative,
            bounds=said.bounds.get(key),
            extra=keep({}, said.format_id, kept),
        )

    def _places(self, mine: list[Equation]) -> dict[CanonicalName, Place]:
        """Where all lie, undrawn elements below their array; fewer where not all are known."""
        known = self._picture.places
        found: dict[CanonicalName, Place] = {}
        below: dict[CanonicalName, int] = {}
        for equation in mine:
            whole = whole_of(equation.key)
            place = known.get(whole)
            if (own := known.get(equation.key)) is not None:
                found[equation.key] = own
            elif place is not None:
                nth = below[whole] = below.get(whole, -1) + 1
                found[equation.key] = (place[0], place[1] + nth * _LOWER)
        if found and self._picture.fills:
            self._fill(mine, found)
        return found

    def _fill(self, mine: list[Equation], found: dict[CanonicalName, Place]) -> None:
        left, bottom = min(x for x, _ in found.values()), max(y for _, y in found.values())
        missing = [each.key for each in mine if each.key not in found]
        for nth, key in enumerate(missing):
            row, column = divmod(nth, _IN_A_ROW)
            found[key] = (left + column * _APART, bottom + (row + 1) * _BELOW)
        if missing:
            are = "variable is" if len(missing) == 1 else "variables are"
            text = f"{len(missing)} {are} drawn nowhere in the file and lie below all others."
            self._said.warnings.append(
                text if len(missing) > 1 else text.replace(" lie ", " lies ")
            )

    def _unit(self, unit: str) -> str:
        """The unit by the name that counts, where the file has others for it."""
        aliases = {canonical(k): written(v) for k, v in self._model.unit_aliases.items()}
        return clean_name(with_texts(unit, aliases))


def whole_of(key: CanonicalName) -> CanonicalName:
    """The array that an element belongs to; of what is no element, itself."""
    return canonical(key.partition("[")[0])


def free_name(name: str, taken: set[str], *, spaces: bool) -> str:
    """A name as people write it, unlike all that are taken; ``spaces``: with blanks for ``_``."""
    wanted = (clean_name(name.replace("_", " ")) if spaces else "") or clean_name(name)
    wanted = wanted or "Unnamed"
    free, number = wanted, 2
    while fold_name(free) in taken:
        free, number = f"{wanted} {number}", number + 1
    return free


def _graph(table: Table) -> Graph:
    points = tuple(zip(table.xs, table.ys, strict=True))
    return Graph(points, table.between, table.across, table.up)
