"""A document as a Vensim model: equations, or what causes what, and a view for each map.

Vensim Help, Appendix, “.mdl Model Files”. The maps of a document are views of one model:
variables of one name are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loopmap.formats.kept import kept
from loopmap.formats.vensim.content import END_MARK, SETTINGS_MARK, VIEW_MARK
from loopmap.formats.vensim.own_words import GROUP, OwnWords, ToldLoop, lines_of
from loopmap.formats.vensim.written import Written, written_of
from loopmap.formats.vensim.written_equations import equations_of
from loopmap.formats.vensim.written_views import view_lines
from loopmap.model.document import Document
from loopmap.model.equations import USUAL_TIMES
from loopmap.model.query import in_order

FORMAT_ID = "vensim"
_UNPRINTED = re.compile("[\x00-\x08\x0b-\x1f\x80-\x9f\u2028\u2029\ud800-\udfff]")
_STARS = "*" * 56
_SETTINGS = ("15:0,0,0,0,0,0", "19:100,0", "27:0,", "34:0,", "4:Time", "35:Date", "36:YYYY-MM-DD")


def write(document: Document) -> bytes:
    """The bytes of a Vensim model as text, in UTF-8."""
    text = "\n".join(_lines(document))
    return _UNPRINTED.sub(" ", text).encode() + b"\n"


def _lines(document: Document) -> Iterator[str]:
    whole = written_of(document)
    yield "{UTF-8}"
    yield from _group(GROUP, "\n".join(_about(document, whole)))
    yield from equations_of(whole)
    yield from _control(document)
    for causal_map in whole.maps:
        yield f"{VIEW_MARK} Sketch information - do not modify anything except names"
        yield from view_lines(causal_map, whole)
    yield END_MARK
    yield SETTINGS_MARK
    yield from kept(document.info.extra, FORMAT_ID).get("settings") or _SETTINGS


def _group(name: str, about: str) -> Iterator[str]:
    yield _STARS
    yield f"\t.{name}"
    yield f"{_STARS}~"
    for line in about.split("\n"):
        yield f"\t\t{line}"
    yield "\t|"
    yield ""


def _about(document: Document, whole: Written) -> Iterator[str]:
    yield from lines_of(OwnWords(whole.moved, list(_loops(whole)), whole.kinds))
    yield from (line for line in comment_of(document.info.note).split("\n") if line)


def comment_of(text: str) -> str:
    """A comment may not hold the signs that end it."""
    return text.replace("~", "\u223c").replace("|", "\u00a6")


def _loops(whole: Written) -> Iterator[ToldLoop]:
    for causal_map in whole.maps:
        title = whole.titles[causal_map.id]
        for loop in in_order(causal_map.loops):
            links = [causal_map.links[each] for each in loop.links if each in causal_map.links]
            if len(links) == len(loop.links) and links:
                along = [*(link.source for link in links), links[-1].target]
                ring = tuple(whole.names[causal_map.variables[each].name] for each in along)
                label = "".join(loop.label.split()) or "-"
                yield ToldLoop(title, label, loop.name, ring, loop.story)


def _control(document: Document) -> Iterator[str]:
    maps = (document.maps[each] for each in document.map_order)
    times = next((m.info.times for m in maps if m.info.times is not None), USUAL_TIMES)
    unit = " ".join(times.unit.split()) or "Month"
    yield from _group("Control", "Simulation Control Parameters")
    save = "TIME STEP" if times.save_every is None else f"{times.save_every!r}"
    for name, value, about in (
        ("FINAL TIME", f"{times.stop!r}", "The final time for the simulation."),
        ("INITIAL TIME", f"{times.start!r}", "The initial time for the simulation."),
        ("SAVEPER", save, "The frequency with which output is stored."),
        ("TIME STEP", f"{times.step!r}", "The time step for the simulation."),
    ):
        yield f"{name} = {value.removesuffix('.0')}"
        yield f"\t~\t{comment_of(unit)}"
        yield f"\t~\t{about}"
        yield "\t|"
        yield ""
