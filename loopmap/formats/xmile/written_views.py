"""A map as a view of an XMILE file. XMILE 1.0, sections 5 and 6; polarity as isee adds it."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.formats.kept import kept
from loopmap.formats.models.picture import angle_of_bulge
from loopmap.formats.xmile.own import ISEE_TEXTS
from loopmap.formats.xmile.written import Written, number, opened, tag
from loopmap.formats.xmile.written_variables import tag_of
from loopmap.model.query import in_order
from loopmap.model.records import Group, Link, NamedLoop, Note, Sign, Strength, Variable
from loopmap.model.token import breathe

FORMAT_ID = "xmile"
_POLARITY = {Sign.SAME: "+", Sign.OPPOSITE: "-", Sign.UNKNOWN: "none"}
_STYLES = ("line_style", "color", "polarity_placement")


def view_lines(whole: Written) -> Iterator[str]:
    """The view with all that is drawn on the map."""
    x, y = whole.moved
    yield opened("view", type="stock_flow", zoom="60", **{"loopmap:moved": f"{x:g},{y:g}"})
    yield from (f"  {line}" for line in _drawn(whole))
    yield "</view>"


def _drawn(whole: Written) -> Iterator[str]:
    for variable in in_order(whole.map.variables):
        yield from _variable(variable, whole)
    for group in in_order(whole.map.groups):
        yield from _group(group, whole)
    for uid, link in enumerate(in_order(whole.map.links), 1):
        yield from _connector(uid, link, whole)
    for note in in_order(whole.map.notes):
        yield from _note(note, whole)
    for loop in in_order(whole.map.loops):
        yield from _loop(loop, whole)


def _variable(variable: Variable, whole: Written) -> Iterator[str]:
    name = tag_of(variable)
    said = {**whole.place(variable.x, variable.y), "name": whole.attribute(variable.id)}
    if name != "flow":
        yield tag("aux" if name == "gf" else name, None, **said)
        return
    yield opened("flow", **said)
    yield "  <pts>"
    for away in (-60.0, 60.0):
        yield f"    {tag('pt', None, **whole.place(variable.x + away, variable.y))}"
    yield "  </pts>"
    yield "</flow>"


def _group(group: Group, whole: Written) -> Iterator[str]:
    members = [v for v in whole.map.variables.values() if v.group == group.id]
    if not members:
        return
    left, right = min(v.x for v in members) - 90, max(v.x for v in members) + 90
    top, bottom = min(v.y for v in members) - 60, max(v.y for v in members) + 60
    size = {"width": number(right - left), "height": number(bottom - top)}
    yield tag("group", None, name=group.name, **whole.place(left, top), **size)


def _connector(uid: int, link: Link, whole: Written) -> Iterator[str]:
    breathe()
    start, end = (whole.map.variables[each] for each in (link.source, link.target))
    said = {"uid": str(uid), "polarity": _POLARITY[link.sign]}
    if link.delayed:
        said["delay_mark"] = "true"
    bulge = 0.0 if link.bulge is None else link.bulge
    said["angle"] = number(angle_of_bulge((start.x, start.y), (end.x, end.y), bulge))
    if link.bulge is None:
        said["loopmap:bend"] = "free"
    if link.strength is not Strength.MEDIUM:
        said["loopmap:strength"] = link.strength.value
    said |= _style(link)
    yield opened("connector", **said)
    if link.reason:
        yield f"  {tag('isee:reasoning', link.reason)}"
    for piece in (whole.evidence[each] for each in link.evidence if each in whole.evidence):
        if piece.source in ISEE_TEXTS:
            yield f"  {tag(f'isee:{ISEE_TEXTS[piece.source]}', piece.text)}"
    yield f"  {tag('from', whole.identifier(link.source))}"
    yield f"  {tag('to', whole.identifier(link.target))}"
    yield "</connector>"


def _style(link: Link) -> dict[str, str]:
    """How Stella drew it, where the link came from there."""
    was = kept(link.extra, FORMAT_ID)
    found = {name: was[name] for name in _STYLES if isinstance(was.get(name), str)}
    placement = found.pop("polarity_placement", None)
    return found | ({"isee:polarity_placement": placement} if placement else {})


def _note(note: Note, whole: Written) -> Iterator[str]:
    if not note.picture:
        place = whole.place(note.x - note.width / 2, note.y)
        yield tag("text_box", note.text, **place, width=number(note.width), height="60")


def _loop(loop: NamedLoop, whole: Written) -> Iterator[str]:
    links = [whole.map.links[each] for each in loop.links if each in whole.map.links]
    if not links or len(links) != len(loop.links):
        return
    place = {} if loop.x is None or loop.y is None else whole.place(loop.x, loop.y)
    yield opened("loopmap:loop", label=loop.label, name=loop.name, **place)
    if loop.story:
        yield f"  {tag('loopmap:story', loop.story)}"
    for link in links:
        ends = {"from": whole.attribute(link.source), "to": whole.attribute(link.target)}
        yield f"  {tag('loopmap:link', None, **ends)}"
    yield "</loopmap:loop>"
