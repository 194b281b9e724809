"""The finding in a paragraph: what people said of the map, else what its key loops do."""

from __future__ import annotations

from loopmap.analysis.aloud import counted
from loopmap.analysis.loop_status import how_many
from loopmap.analysis.telling import tell_loop
from loopmap.editing.report.about import About
from loopmap.formats.report.content import Paragraph, Part

_MOST = 2
"""Loops told where nobody summed the map up."""


def finding_part(known: About) -> Part:
    """The map's summary, or a line of what it holds and its first loops in a sentence each."""
    causal_map = known.causal_map
    if causal_map.info.summary:
        return Part("Finding", (Paragraph(causal_map.info.summary),))
    held = (
        f"The map has {counted(len(causal_map.variables), 'variable')} and"
        f" {counted(len(causal_map.links), 'link')}, with {how_many(known.loops)}."
    )
    told = (
        Paragraph(tell_loop(causal_map, loop), f"{known.called(loop)}:")
        for loop in known.told[:_MOST]
    )
    return Part("Finding", (Paragraph(held), *told))
