"""A loop as text to be pasted anywhere: its name, what it does, and its story."""

from __future__ import annotations

from loopmap.analysis.loop_labels import Label
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import kind_in_words, tell_loop
from loopmap.model.document import CausalMap


def loop_as_text(causal_map: CausalMap, loop: Loop, label: Label) -> str:
    """Label, name and kind on a line, the sentence on the next, what people say on a third."""
    called = f"{label.text} {label.name}".strip()
    records = causal_map.loops.values()
    story = next((record.story for record in records if record.links == loop.key), "")
    lines = (
        f"{called} ({kind_in_words(loop)})",
        tell_loop(causal_map, loop, with_kind=False),
        story,
    )
    return "\n".join(line for line in lines if line)
