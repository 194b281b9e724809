"""A map as a Word report: the picture, its loops told one by one, and tables of what is drawn.

Only what is drawn is told: no meanings, reasons or evidence, and no private note. What is
not agreed or merely assumed is listed as such.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loop_status import status_line
from loopmap.analysis.loops import Loop, LoopList
from loopmap.analysis.telling import arrow, kind_in_words, tell_link, tell_loop
from loopmap.formats.word.blank import as_bytes, blank
from loopmap.formats.word.blocks import figure, table
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Link, Role, Sign, Status, Variable

if TYPE_CHECKING:
    from docx.document import Document as WordFile

BELIEFS = (
    "This is a map of what people believe: each arrow is a claim about cause and effect,"
    " to be talked about and tested. It is not a forecast."
)
HOW_TO_READ = (
    "An arrow marked + means that the second variable moves the same way as the first, all"
    " else equal; an arrow marked − that it moves the opposite way; ? that the group has not"
    " agreed. Two short bars across an arrow mean that the effect takes its time. A"
    " reinforcing loop (R) feeds itself, a balancing loop (B) holds itself back."
)
LONGEST_ALTERNATIVE = 200
"""Characters of an alternative text; what is longer stands in the tables."""

_WAY = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "not agreed"}
_ROLE = {Role.LEVER: "lever", Role.OUTCOME: "outcome", Role.OUTSIDE: "outside our control"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture: PNG bytes, and width and height in centimetres at 100 %."""

    png: bytes
    size: tuple[float, float]


@dataclass(frozen=True, slots=True)
class ToldLoop:
    """A loop with what it is called ("R1 Fines trap") and its own picture."""

    loop: Loop
    called: str
    figure: Figure


def write_word(
    causal_map: CausalMap,
    title: str,
    picture: Figure,
    told: Sequence[ToldLoop],
    loops: LoopList,
) -> bytes:
    """The report's bytes; the same for the same map. O(records)."""
    file = blank(title, "Causal-loop diagram")
    file.add_heading(title, 0)
    _opening(file, causal_map)
    file.add_heading("The map", 1)
    figure(file, picture.png, picture.size, title, _alternative(causal_map, told))
    file.add_paragraph(BELIEFS)
    file.add_paragraph(HOW_TO_READ)
    _loops(file, causal_map, told, loops)
    _open_questions(file, causal_map)
    _tables(file, causal_map)
    return as_bytes(file)


def _opening(file: WordFile, causal_map: CausalMap) -> None:
    info = causal_map.info
    for label, words in (
        ("Question", info.question),
        ("Time span", info.time_span),
        ("Source", info.source),
    ):
        if words:
            paragraph = file.add_paragraph()
            paragraph.add_run(f"{label}: ").bold = True
            paragraph.add_run(words)
    if info.summary:
        file.add_paragraph(info.summary)


def _alternative(causal_map: CausalMap, told: Sequence[ToldLoop]) -> str:
    """What the picture shows, within the length that screen readers bear."""
    variables, links = len(causal_map.variables), len(causal_map.links)
    opening = f"Causal-loop diagram: {variables} variables, {links} links."
    named = ", ".join(each.called for each in told)
    whole = f"{opening} Loops: {named}." if named else opening
    if len(whole) <= LONGEST_ALTERNATIVE:
        return whole
    return f"{opening} Its loops are told, and all links listed, in what follows."


def _loops(
    file: WordFile, causal_map: CausalMap, told: Sequence[ToldLoop], loops: LoopList
) -> None:
    file.add_heading("Loops", 1)
    file.add_paragraph(status_line(loops))
    if len(told) < len(loops.loops):
        file.add_paragraph(f"{_first(len(told))} told here, those with a name before the others.")
    for each in told:
        file.add_heading(each.called, 2)
        for told_so in (
            file.add_paragraph(tell_loop(causal_map, each.loop)),
            file.add_paragraph(tell_loop_paragraph(causal_map, each.loop, rising=False)),
        ):
            told_so.paragraph_format.keep_with_next = True
        caption = f"Loop {each.called}"
        kind = kind_in_words(each.loop)
        alternative = f"{caption}: a {kind} loop of {each.loop.length} links, told in the text."
        figure(file, each.figure.png, each.figure.size, caption, alternative)


def _first(number: int) -> str:
    return "One of them is" if number == 1 else f"{number:,} of them are"


def _open_questions(file: WordFile, causal_map: CausalMap) -> None:
    links = in_order(causal_map.links)
    open_ = [link for link in links if link.sign is Sign.UNKNOWN]
    assumed = [link for link in links if link.status is Status.ASSUMED]
    if not open_ and not assumed:
        return
    file.add_heading("Open questions", 1)
    for lead, listed in (("Which way is not agreed:", open_), ("Assumed so far:", assumed)):
        if listed:
            file.add_paragraph(lead).paragraph_format.keep_with_next = True
        for link in listed:
            file.add_paragraph(_told(causal_map, link), style="List Bullet")


def _told(causal_map: CausalMap, link: Link) -> str:
    if link.sign is Sign.UNKNOWN:
        return arrow(causal_map, link)
    return tell_link(causal_map, link)


def _tables(file: WordFile, causal_map: CausalMap) -> None:
    file.add_heading("All variables and links", 1)
    variables = in_order(causal_map.variables)
    table(
        file,
        "Variables",
        ("Variable", "Group", "Role", "Driven by", "Affects"),
        [_variable_row(causal_map, variable) for variable in variables],
        (0.22, 0.14, 0.12, 0.26, 0.26),
    )
    table(
        file,
        "Links",
        ("From", "To", "Sign", "Delay", "Rests on"),
        [_link_row(causal_map, link) for link in in_order(causal_map.links)],
        (0.3, 0.3, 0.14, 0.14, 0.12),
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
