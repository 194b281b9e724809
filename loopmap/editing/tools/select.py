"""The arrow: select, move, copy, and start whatever the thing under the pointer is for."""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.diagram.geometry import box_between
from loopmap.editing.selection import (
    banded,
    clicked,
    touched_by,
    with_links_at,
    with_links_between,
)
from loopmap.editing.tools.add import add_variable
from loopmap.editing.tools.bend_link import bend_link, unbend_link
from loopmap.editing.tools.collapse import is_stack, press_chevron, select_bundle, toggled
from loopmap.editing.tools.draw_link import draw_link
from loopmap.editing.tools.gesture import (
    NO_RESULT,
    STILL,
    Gesture,
    GestureResult,
    Pointer,
    Preview,
    Scene,
    Tool,
    is_drag,
)
from loopmap.editing.tools.move import drag_badge, move_selection
from loopmap.editing.tools.retarget_link import retarget_link


def select(scene: Scene, press: Pointer) -> Gesture:
    """Whatever a press of the arrow begins, by what lies under it.

    A click selects (shift or ctrl: adds or takes out), a drag moves what is selected
    (alt: a copy of it), a drag from the rim draws a link, from a link's handle bends
    it, from its ends leads it elsewhere, and from empty canvas is a rubber band. A
    double click names what is there, opens a collapsed group, lets a link bend by itself,
    or makes a variable where nothing is.
    """
    if press.clicks >= 2:
        return (yield from _double_click(scene, press))
    return (yield from _DRAGS.get(press.hit.kind, rubber_band)(scene, press))


def rubber_band(scene: Scene, press: Pointer) -> Gesture:
    """Select the variables and notes a dragged rectangle touches; a click selects nothing.

    Links with both ends taken are taken along when it is let go. Shift or ctrl adds to
    the selection, alt takes out of it, with the links at what goes.
    """
    extend = press.shift or press.ctrl
    now = yield STILL
    while True:
        if not is_drag(press, now):
            chosen, shown = clicked(scene.selection, None, extend=extend), STILL
        else:
            band = box_between(press.at, now.at)
            found = touched_by(band, scene.drawing.cards, scene.drawing.note_boxes)
            if now.released:
                with_links = with_links_at if press.alt else with_links_between
                found = with_links(scene.map, found)
            chosen = banded(scene.selection, found, extend=extend, without=press.alt)
            shown = Preview(band=band, selection=chosen, message=_told(press, len(found)))
        if now.released:
            return GestureResult(select=chosen)
        now = yield shown


def _told(press: Pointer, touched: int) -> str:
    """What letting go of a band does that touches so many things."""
    things = "1 thing" if touched == 1 else f"{touched} things" if touched else "nothing"
    if press.alt:
        return f"Let go to take {things} out of the selection."
    if press.shift or press.ctrl:
        return f"Let go to add {things} to the selection."
    return f"Let go to select {things}. Begun with Shift it adds, with Alt it takes out."


def _double_click(scene: Scene, press: Pointer) -> Gesture:
    kind, record = press.hit
    if kind == "nothing":
        return (yield from add_variable(scene, press))
    if kind in ("link", "link_handle"):
        return (yield from unbend_link(scene, press))
    now = yield STILL
    while not now.released:
        now = yield STILL
    if record is None or kind not in ("variable", "rim", "note", "group"):
        return NO_RESULT
    if is_stack(scene, record):
        return toggled(scene, record)
    return GestureResult(select=frozenset({record}), rename=record)


_DRAGS: Mapping[str, Tool] = {
    "variable": move_selection,
    "note": move_selection,
    "group": move_selection,
    "chevron": press_chevron,
    "bundle": select_bundle,
    "rim": draw_link,
    "link": bend_link,
    "link_handle": bend_link,
    "link_head": retarget_link,
    "link_tail": retarget_link,
    "badge": drag_badge,
}
