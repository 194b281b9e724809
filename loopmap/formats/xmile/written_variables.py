"""The variables of a map as XMILE has them. XMILE 1.0, sections 3.1 and 4."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.errors import ExpressionError
from loopmap.expr.functions import VALUES
from loopmap.expr.names import canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Reference
from loopmap.expr.walk import walk
from loopmap.formats.kept import kept
from loopmap.formats.xmile.beside import START
from loopmap.formats.xmile.written import Written, opened, tag
from loopmap.model.equations import Between, Graph
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Sign, Variable
from loopmap.simulation.equations.flows import flow_links

FORMAT_ID = "xmile"
NO_EQUATION = "NAN"
"""What Stella writes where nobody has said one."""

_TAGS = {Kind.STOCK: "stock", Kind.FLOW: "flow"}


def variable_lines(whole: Written) -> Iterator[str]:
    """All variables, then the groups they are in."""
    for variable in in_order(whole.map.variables):
        yield from _variable(variable, whole)
    for group in in_order(whole.map.groups):
        members = [v for v in in_order(whole.map.variables) if v.group == group.id]
        yield opened("group", name=group.name)
        yield from (f"  {tag('entity', None, name=whole.attribute(v.id))}" for v in members)
        yield "</group>"


def tag_of(variable: Variable) -> str:
    """What a variable is called in the file: a graph that others read stands by itself."""
    if variable.graph is not None and not variable.equation.strip():
        return "gf"
    return _TAGS.get(variable.kind, "aux")


def _variable(variable: Variable, whole: Written) -> Iterator[str]:
    name, said = tag_of(variable), {"name": whole.attribute(variable.id)}
    if _is_told(variable):
        said["loopmap:kind"] = variable.kind.value
    if name == "gf":
        assert variable.graph is not None
        yield from _graph(variable.graph, **said)
        return
    yield opened(name, **said)
    yield from (f"  {line}" for line in _parts(variable, whole))
    yield f"</{name}>"


def _is_told(variable: Variable) -> bool:
    """Whether the file would be taken to say another kind."""
    would = {"stock": Kind.STOCK, "flow": Kind.FLOW}.get(tag_of(variable), Kind.AUXILIARY)
    if would is Kind.AUXILIARY and _is_number(variable.equation):
        would = Kind.DRIVER
    return variable.kind is not would


def _parts(variable: Variable, whole: Written) -> Iterator[str]:
    if variable.meaning:
        yield tag("doc", variable.meaning)
    yield tag("eqn", variable.equation.strip() or NO_EQUATION)
    if start := _start(variable, whole):
        yield tag(START, start)
    if variable.kind is Kind.STOCK:
        yield from _flows(variable, whole)
    if variable.nonnegative:
        yield tag("non_negative")
    if variable.unit:
        yield tag("units", variable.unit)
    if variable.graph is not None:
        yield from _graph(variable.graph)
    if variable.bounds is not None:
        low, high = (_number(each) for each in variable.bounds)
        yield tag("range", None, min=low, max=high)


def _start(variable: Variable, whole: Written) -> str:
    """The equation for the start alone that the file had, while all that it names is there."""
    text = kept(variable.extra, FORMAT_ID).get(START)
    if not isinstance(text, str) or not variable.equation.strip():
        return ""
    known = {canonical(name) for name in whole.names.values()} | VALUES.keys()
    try:
        named = (part.key for part in walk(parse(text)) if isinstance(part, Reference))
        return text if all(key in known for key in named) else ""
    except ExpressionError:
        return ""


def _flows(stock: Variable, whole: Written) -> Iterator[str]:
    links = flow_links(whole.map, stock.id)
    for sign, name in ((Sign.SAME, "inflow"), (Sign.OPPOSITE, "outflow")):
        yield from (tag(name, whole.identifier(link.source)) for link in links if link.sign is sign)


def _graph(graph: Graph, **said: str) -> Iterator[str]:
    kind = {} if graph.between is Between.CONTINUOUS else {"type": graph.between.value}
    xs, ys = [x for x, _ in graph.points], [y for _, y in graph.points]
    yield opened("gf", **said, **kind)
    for name, ends in (("xscale", graph.across), ("yscale", graph.up)):
        if ends is not None:
            yield f"  {tag(name, None, min=_number(ends[0]), max=_number(ends[1]))}"
    yield f"  {tag('xpts', ','.join(map(_number, xs)))}"
    yield f"  {tag('ypts', ','.join(map(_number, ys)))}"
    yield "</gf>"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
