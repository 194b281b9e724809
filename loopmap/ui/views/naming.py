"""A first name for a view, which its maker may type over."""

from __future__ import annotations

from dataclasses import replace

from loopmap.diagram.look import Lens
from loopmap.editing.views.words import LENS_WORDS, told_view
from loopmap.formats.view_words import lens_of
from loopmap.model.document import CausalMap
from loopmap.model.views import Shows, View

_LONGEST = 48


def name_for(causal_map: CausalMap, view: View) -> View:
    """The view under a name that says what it shows."""
    return replace(view, name=_name(causal_map, view))


def _name(causal_map: CausalMap, view: View) -> str:
    if view.shows is Shows.LOOP:
        named = {loop.links: loop.name or loop.label for loop in causal_map.loops.values()}
        names = [named.get(key, "") for key in view.loops]
        if names and all(names):
            return ", ".join(names)[:_LONGEST]
    if view.shows is Shows.MAP:
        lens = lens_of(view)
        what = "Whole map" if view.frame is None else "Part of the map"
        return what if lens is Lens.SIGN else f"{what}: {LENS_WORDS[lens].lower()}"
    return told_view(causal_map, view).split(" · ")[0][:_LONGEST]
