"""An XMILE or STMX file as a document: one map whose variables have equations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.rewrite import with_texts, written
from loopmap.expr.tree import Reference
from loopmap.formats.format import Opened
from loopmap.formats.xmile.calls_apart import without_macros
from loopmap.formats.xmile.flat import without_arrays
from loopmap.formats.xmile.read import FileRead, read_file
from loopmap.formats.xmile.views import Place, places_in, signs_in, spaced
from loopmap.model.document import CausalMap, Document
from loopmap.model.equations import Graph, Times
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, fold_name, in_order
from loopmap.model.records import DocumentInfo, Kind, Link, MapInfo, Sign, Variable
from loopmap.simulation.equations.known import known_of
from loopmap.simulation.equations.linking import asked_links, by_key
from loopmap.simulation.equations.plain_signs import plain_slope, sign_of
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.seen import known_in_run
from loopmap.simulation.stock_flow.model import Kind as Sort
from loopmap.simulation.stock_flow.model import Model, Specs, Table
from loopmap.simulation.stock_flow.model import Variable as Equation

_MAP = MapId("m1")
_KINDS = {Sort.STOCK: Kind.STOCK, Sort.FLOW: Kind.FLOW, Sort.CONSTANT: Kind.DRIVER}
_LOWER = 70.0
"""Map units from one element of an array down to the next."""


def read(content: bytes, name: str) -> Opened:
    """One map of the model in a file, with a sentence for all that could not be kept.

    Arrays have one variable for each element, modules names with dots, each call of a macro
    variables of its own.
    The map is unplaced where the file does not say where all its variables lie. Raises
    FormatError with one clear sentence.
    """
    found = read_file(content, name)
    flat = without_macros(without_arrays(found.model, name), name)
    reading = _Reading(flat, found)
    causal_map = reading.map()
    warnings = [*found.warnings, *reading.warnings]
    document = Document(DocumentInfo(found.model.name), {}, {_MAP: causal_map})
    unplaced = () if reading.is_placed else (_MAP,)
    return Opened(document, warnings=tuple(dict.fromkeys(warnings)), unplaced=unplaced)


@dataclass
class _Reading:
    """A model becoming a map."""

    model: Model
    found: FileRead
    warnings: list[str] = field(default_factory=list)
    is_placed: bool = True
    _ids: dict[CanonicalName, RecordId] = field(default_factory=dict)

    def map(self) -> CausalMap:
        self._tell_of_what_is_lost()
        info = MapInfo(_MAP, clean_name(self.model.name) or "Model", times=self._times())
        variables = self._variables()
        bare = CausalMap(info, {"variables": variables})
        links = {link.id: link for link in self._links(bare)}
        whole = CausalMap(info, {"variables": variables, "links": links})
        links = self._with_signs_seen(whole)
        flows = {link.source for link in links.values() if not link.by_equation}
        made = {
            i: replace(v, kind=Kind.FLOW) if i in flows and v.kind is not Kind.STOCK else v
            for i, v in variables.items()
        }
        return CausalMap(info, {"variables": made, "links": links})

    def _variables(self) -> dict[RecordId, Variable]:
        places = self._places()
        taken: set[str] = set()
        made: dict[RecordId, Variable] = {}
        for number, equation in enumerate(self.model.variables):
            name = _spaced(equation.name, taken)
            taken.add(fold_name(name))
            record = RecordId(f"v{number + 1}")
            self._ids[equation.key] = record
            at = places.get(equation.key, (0.0, 0.0))
            made[record] = _variable(record, name, at, equation, self._unit(equation.unit))
            made[record] = replace(made[record], order=float(number))
        return made

    def _places(self) -> Mapping[CanonicalName, Place]:
        """Where all lie, elements of an array below one another; nothing unless all are known."""
        known = spaced(places_in(self.found.main))
        found: dict[CanonicalName, Place] = {}
        below: dict[CanonicalName, int] = {}
        for equation in self.model.variables:
            whole = canonical(equation.name.partition("[")[0])
            place = known.get(equation.key) or known.get(whole)
            if place is None:
                self.is_placed = False
                return {}
            nth = below[whole] = below.get(whole, -1) + 1
            found[equation.key] = (place[0], place[1] + nth * _LOWER)
        return found

    def _links(self, bare: CausalMap) -> Iterator[Link]:
        ids, known, count = by_key(bare), known_of(bare), 0
        written_signs = signs_in(self.found.main)
        names = {record: key for key, record in self._ids.items()}
        for variable in in_order(bare.variables):
            for each in asked_links(variable, ids, known):
                count += 1
                ends = (names[each.source], names[variable.id])
                sign = each.sign
                if sign is Sign.UNKNOWN:
                    sign = written_signs.get(ends, sign)
                yield _link(count, each.source, variable.id, sign, each.delayed, by_equation=True)
        for source, target, sign in self._flows():
            count += 1
            yield _link(count, source, target, sign, delayed=False, by_equation=False)

    def _with_signs_seen(self, whole: CausalMap) -> dict[RecordId, Link]:
        """Signs that are not plain, as they are at all values of the run."""
        links = dict(whole.links)
        if all(link.sign is not Sign.UNKNOWN for link in links.values()):
            return links
        known, names = known_in_run(stock_flow_model(whole)), {i: k for k, i in self._ids.items()}
        seen = 0
        for link in whole.links.values():
            if link.sign is Sign.UNKNOWN and link.by_equation:
                slope = plain_slope(whole.variables[link.target], names[link.source], known)
                links[link.id] = replace(link, sign=sign_of(slope))
                seen += links[link.id].sign is not Sign.UNKNOWN
        if seen:
            told = f"{seen} signs hold" if seen > 1 else "One sign holds"
            they = "they" if seen > 1 else "it"
            self.warnings.append(
                f"{told} at the values that the run goes through; elsewhere {they} may turn."
            )
        return links

    def _flows(self) -> Iterator[tuple[RecordId, RecordId, Sign]]:
        for stock in self.model.variables:
            seen: set[RecordId] = set()
            for flows, sign in ((stock.inflows, Sign.SAME), (stock.outflows, Sign.OPPOSITE)):
                for text in flows:
                    flow = self._ids.get(_named(text))
                    if flow is None or flow in seen:
                        self.warnings.append(
                            f"“{text}” into or out of “{stock.name}” is no single flow of its own"
                            " and was left out."
                        )
                        continue
                    seen.add(flow)
                    yield flow, self._ids[stock.key], sign

    def _unit(self, unit: str) -> str:
        """The unit by the name that counts, where the file has others for it."""
        aliases = {canonical(k): written(v) for k, v in self.model.unit_aliases.items()}
        return clean_name(with_texts(unit, aliases))

    def _times(self) -> Times | None:
        specs = self.model.specs
        if specs.start < specs.stop and specs.dt > 0:
            return _times_of(specs)
        self.warnings.append("From when to when the model runs makes no sense and was left out.")
        return None

    def _tell_of_what_is_lost(self) -> None:
        starting = [each.name for each in self.model.variables if each.initial is not None]
        if starting:
            more = f" and {len(starting) - 1} more" if len(starting) > 1 else ""
            self.warnings.append(
                f"“{starting[0]}”{more} had another equation for the start alone, which was left"
                " out."
            )
        if any(each.dimensions for each in self.found.model.variables):
            self.warnings.append("Arrays were taken apart: each element is a variable now.")
        if self.found.model.macros:
            self.warnings.append(
                "Macros were taken apart: what a call finds its value from are variables now."
            )
        if any("." in each.name for each in self.model.variables):
            self.warnings.append(
                "Modules were taken apart: names of what was in them begin with the module’s."
            )


def _variable(record: RecordId, name: str, at: Place, equation: Equation, unit: str) -> Variable:
    return Variable(
        record,
        name,
        round(at[0], 1),
        round(at[1], 1),
        _KINDS.get(equation.kind, Kind.AUXILIARY),
        meaning=" ".join(equation.doc.split()),
        equation=(equation.equation or "").strip(),
        unit=unit,
        graph=None if equation.table is None else _graph(equation.table),
        nonnegative=equation.non_negative,
    )


def _graph(table: Table) -> Graph:
    points = tuple(zip(table.xs, table.ys, strict=True))
    return Graph(points, table.between, table.across, table.up)


def _times_of(specs: Specs) -> Times:
    save = None if specs.save_every is None or specs.save_every <= 0 else specs.save_every
    return Times(specs.start, specs.stop, specs.dt, specs.method, specs.time_unit, save)


def _link(  # noqa: PLR0913  what a link of a file is
    number: int, source: RecordId, target: RecordId, sign: Sign, delayed: bool, *, by_equation: bool
) -> Link:
    order = float(number)
    return Link(
        RecordId(f"l{number}"),
        source,
        target,
        sign,
        delayed=delayed,
        by_equation=by_equation,
        order=order,
    )


def _spaced(name: str, taken: set[str]) -> str:
    """A name as people write it: with blanks for ``_``, and unlike all that are taken."""
    spaced = clean_name(name.replace("_", " ")) or clean_name(name) or "Unnamed"
    free, number = spaced, 2
    while fold_name(free) in taken:
        free, number = f"{spaced} {number}", number + 1
    return free


def _named(flow: str) -> CanonicalName:
    """The variable that a flow's text names; a name nobody has where it names none."""
    try:
        tree = parse(flow)
    except ExpressionError:
        return canonical(flow)
    return tree.key if isinstance(tree, Reference) and not tree.subscripts else canonical(flow)
