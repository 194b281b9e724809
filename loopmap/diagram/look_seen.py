"""How a lens shows what is drawn in place of several records: a stack, a bundle."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.diagram.look import AS_EVER, Glyph, LensView, Look
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.token import breathe


def look_seen(view: LensView, causal_map: CausalMap, record: RecordId) -> Look:
    """The look of a record on a map that may be folded.

    A stack or bundle has the look that all it holds share, else none. A bundle's count
    stands where its tag would. Courses over time are those of single variables.
    """
    breathe()
    if not view.looks:
        return AS_EVER
    stack, bundle = stacks_of(causal_map).get(record), bundles_of(causal_map).get(record)
    if stack is None and bundle is None:
        return view.look(record)
    held = stack.members if stack else bundle.links if bundle else ()
    looks = {replace(view.look(each), curve=None, act="") for each in held}
    if len(looks) != 1:
        return AS_EVER
    look = looks.pop()
    return look if stack else replace(look, tag="", glyph=Glyph.NONE)
