"""All variables and links of a map as two tables."""

from __future__ import annotations

from loopmap.editing.report.about import About
from loopmap.formats.report.content import Part, Table
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Role, Sign, Variable

_WAY = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "not agreed"}
_ROLE = {Role.LEVER: "lever", Role.OUTCOME: "outcome", Role.OUTSIDE: "outside our control"}


def tables_part(known: About) -> Part:
    """Every variable with what is around it, every link with what it claims. O(records)."""
    causal_map = known.causal_map
    variables = Table(
        "Variables",
        ("Variable", "Group", "Role", "Driven by", "Affects"),
        tuple(_variable_row(causal_map, each) for each in in_order(causal_map.variables)),
        (0.21, 0.14, 0.15, 0.25, 0.25),
    )
    links = Table(
        "Links",
        ("From", "To", "Sign", "Delay", "Rests on"),
        tuple(_link_row(causal_map, each) for each in in_order(causal_map.links)),
        (0.28, 0.28, 0.16, 0.13, 0.15),
    )
    return Part("All variables and links", (_filled(variables), _filled(links)))


_UNTOLD = frozenset({"", "not said"})


def _filled(table: Table) -> Table:
    """The table without columns in which nothing is told of anything."""
    columns = range(len(table.header))
    told = [n for n in columns if not table.rows or {row[n] for row in table.rows} - _UNTOLD]
    whole = sum(table.shares[n] for n in told)
    return Table(
        table.caption,
        tuple(table.header[n] for n in told),
        tuple(tuple(row[n] for n in told) for row in table.rows),
        tuple(table.shares[n] / whole for n in told),
    )


def _variable_row(causal_map: CausalMap, variable: Variable) -> tuple[str, ...]:
    adjacency, names = causal_map.adjacency, causal_map.variables
    group = causal_map.groups.get(variable.group) if variable.group is not None else None
    causes = sorted(names[link.source].name for link in adjacency.into(variable.id))
    effects = sorted(names[link.target].name for link in adjacency.out_of(variable.id))
    role = _ROLE[variable.role] if variable.role else ""
    return (
        variable.name,
        group.name if group else "",
        role,
        ", ".join(causes) or "nothing on this map",
        ", ".join(effects) or "nothing on this map",
    )


def _link_row(causal_map: CausalMap, link: Link) -> tuple[str, ...]:
    names = causal_map.variables
    return (
        names[link.source].name,
        names[link.target].name,
        _WAY[link.sign],
        (link.delay_length or "after a while") if link.delayed else "",
        link.status.value if link.status else "not said",
    )
