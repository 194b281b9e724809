"""A loop as text to be pasted anywhere: its name, what it does, and its story."""

from __future__ import annotations

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.model.document import CausalMap


def loop_as_text(causal_map: CausalMap, loop: Loop, label: Label) -> str:
    """Name and kind on a line, then the loop told in full and from a fall, then its story."""
    called = f"{label.text} {label.name}".strip()
    records = causal_map.loops.values()
    story = next((record.story for record in records if record.links == loop.key), "")
    lines = (
        f"{called} ({kind_in_words(loop)})",
        tell_loop_paragraph(causal_map, loop),
        tell_loop(causal_map, loop, rising=False, with_kind=False),
        story,
    )
    return "\n".join(line for line in lines if line)
