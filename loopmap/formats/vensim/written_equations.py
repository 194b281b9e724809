"""The equations of a document in Vensim's language; ``A FUNCTION OF`` where there are none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from loopmap.errors import ExpressionError
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Node, Number, Unary
from loopmap.formats.kept import kept
from loopmap.formats.vensim.names import spelt
from loopmap.formats.vensim.show import Unsayable, show
from loopmap.formats.vensim.written import Written
from loopmap.model.document import CausalMap
from loopmap.model.equations import Between, Graph
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Sign, Variable
from loopmap.model.token import breathe
from loopmap.simulation.equations.flows import flow_links

FORMAT_ID = "vensim"
_STARS = "*" * 56


def equations_of(whole: Written) -> Iterator[str]:
    """All of them, those of each group below its head."""
    grouped: dict[str, list[str]] = {}
    for name, (variable, causal_map) in whole.first.items():
        grouped.setdefault(_group_of(variable, causal_map), []).append(name)
    for group in sorted(grouped):  # those without a group come first
        if group:
            yield from (_STARS, f"\t.{group}", f"{_STARS}~", "\t|", "")
        for name in grouped[group]:
            variable, causal_map = whole.first[name]
            yield from _entry(name, variable, causal_map, whole)


def _group_of(variable: Variable, causal_map: CausalMap) -> str:
    group = causal_map.groups.get(variable.group) if variable.group is not None else None
    return "" if group is None else _flat(group.name).replace("*", "\u2217")


def _entry(name: str, variable: Variable, causal_map: CausalMap, whole: Written) -> Iterator[str]:
    breathe()
    try:
        text = equation(name, variable, causal_map, whole)
    except (Unsayable, ExpressionError):
        text = _kept_text(name, variable) or _function_of(name, variable, causal_map, whole)
    yield text
    yield f"\t~\t{_unit(variable)}"
    yield f"\t~\t{_flat(variable.meaning)}"
    yield "\t|"
    yield ""


def equation(name: str, variable: Variable, causal_map: CausalMap, whole: Written) -> str:
    """The left and the right side. Raises Unsayable, ExpressionError for what has no equation."""
    breathe()
    known = {canonical(v.name): whole.names[v.name] for v in causal_map.variables.values()}

    def said(own: str) -> str:
        theirs = known.get(canonical(own))
        return "" if theirs is None else spelt(theirs)

    graph = variable.graph
    if not variable.equation.strip():
        if graph is None:
            raise Unsayable("nothing")
        return f"{spelt(name)}(\n\t{_points(graph)})"
    tree = parse(variable.equation)
    shown = show(tree, said)
    if variable.kind is Kind.STOCK:
        rate = "".join(_flows(variable, causal_map, said)).removeprefix("+") or "0"
        return f"{spelt(name)}= INTEG (\n\t{rate},\n\t\t{shown})"
    if graph is not None:
        return f"{spelt(name)}= WITH LOOKUP (\n\t{shown},\n\t\t({_points(graph)}))"
    return f"{spelt(name)}=\n\t{shown}"


def _flows(stock: Variable, causal_map: CausalMap, said: Any) -> Iterator[str]:
    for link in flow_links(causal_map, stock.id):
        if link.sign is not Sign.UNKNOWN:
            sign = "+" if link.sign is Sign.SAME else "-"
            yield f"{sign}{said(causal_map.variables[link.source].name)}"


def _points(graph: Graph) -> str:
    if graph.between is not Between.CONTINUOUS:
        raise Unsayable("a graphical function that goes in steps or beyond its points")
    xs, ys = [x for x, _ in graph.points], [y for _, y in graph.points]
    (left, right), (low, high) = graph.across or (xs[0], xs[-1]), graph.up or (min(ys), max(ys))
    window = f"[({_number(left)},{_number(low)})-({_number(right)},{_number(high)})]"
    return ",".join((window, *(f"({_number(x)},{_number(y)})" for x, y in graph.points)))


def _number(value: float) -> str:
    return repr(value).removesuffix(".0")


def _kept_text(name: str, variable: Variable) -> str:
    """The equation as Vensim had it, where nobody here could read it."""
    if variable.equation.strip():
        return ""
    was = kept(variable.extra, FORMAT_ID)
    text, sign = was.get("equation"), was.get("sign")
    if not isinstance(text, str) or not isinstance(sign, str) or set(text) & set("~|"):
        return ""
    return f"{spelt(name)}{sign}{text}"


def _function_of(name: str, variable: Variable, causal_map: CausalMap, whole: Written) -> str:
    """What causes it, with a minus before what works the opposite way."""
    causes = ",".join(
        ("-" if link.sign is Sign.OPPOSITE else "")
        + spelt(whole.names[causal_map.variables[link.source].name])
        for link in _into(causal_map, variable.id)
    )
    return f"{spelt(name)}  = A FUNCTION OF( {causes})"


def _into(causal_map: CausalMap, variable: RecordId) -> list[Link]:
    return in_order({link.id: link for link in causal_map.adjacency.into(variable)})


def _unit(variable: Variable) -> str:
    unit = _flat(variable.unit).replace("[", "(").replace("]", ")")
    tree = _tree(variable.equation)
    if variable.bounds is None or not isinstance(tree, Number | Unary):
        return unit
    low, high = (_number(end) for end in variable.bounds)
    return f"{unit} [{low},{high}]"


def _tree(text: str) -> Node | None:
    try:
        return parse(text)
    except ExpressionError:
        return None


def _flat(text: str) -> str:
    """One line, without the signs that end a part of an entry."""
    return " ".join(text.replace("~", "\u223c").replace("|", "\u00a6").split())
