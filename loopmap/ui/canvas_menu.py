"""The menus of the canvas: for each kind of thing the commands that act on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from loopmap.diagram.geometry import Point
from loopmap.diagram.hit import Hit
from loopmap.ui.actions.scenarios import DOING_IDS
from loopmap.ui.editor import Editor

LINE = ""
"""A line between two parts of a menu."""

Submenu = tuple[str, tuple[str, ...]]
"""Its title, and the commands in it."""

_SIGN = ("link.same", "link.opposite", "link.unknown", LINE, "link.delay")
_STRENGTH: Submenu = ("Strength", ("link.weak", "link.medium", "link.strong"))
_SHAPE = ("link.straighten", "link.bend_by_itself")
_MORE: Submenu = (
    "Select more",
    ("choose.neighbours", "choose.upstream", "choose.downstream", "choose.group"),
)
_ORDER: Submenu = (
    "Order",
    ("arrange.front", "arrange.forward", "arrange.backward", "arrange.back"),
)
_ALIGN: Submenu = (
    "Align",
    (
        "arrange.left",
        "arrange.centre",
        "arrange.right",
        LINE,
        "arrange.top",
        "arrange.middle",
        "arrange.bottom",
        LINE,
        "arrange.across",
        "arrange.down",
    ),
)
_STRUCTURE: Submenu = (
    "Structure",
    ("structure.around", "structure.closing", "structure.prompts", LINE, "structure.where"),
)
_BETWEEN: Submenu = ("Structure", ("structure.paths", "structure.causes"))
_SCENARIO: Submenu = (
    "In a scenario",
    (*DOING_IDS[:10], LINE, "what_if.watch", "what_if.say"),
)
_SCENARIO_OF_LINK: Submenu = ("In a scenario", (*DOING_IDS[10:15], LINE, "what_if.say"))
_SCENARIO_OF_TWO: Submenu = ("In a scenario", (*DOING_IDS[15:], LINE, "what_if.say"))
_KIND: Submenu = (
    "Kind",
    ("variable.auxiliary", "variable.stock", "variable.flow", "variable.driver"),
)
_ROLE: Submenu = (
    "Role",
    ("variable.no_role", "variable.lever", "variable.outcome", "variable.outside"),
)
_FAR_ENDS = ("insert.effect", "insert.cause", "insert.link_to", "insert.link_from")
_CLIP = ("edit.cut", "edit.copy", "edit.duplicate", "edit.delete")

MENUS: Mapping[str, tuple[str | Submenu, ...]] = MappingProxyType(
    {
        "variable": (
            "edit.rename", "loops.through", LINE, *_FAR_ENDS, LINE,
            _KIND, _ROLE, "insert.group_selection", "variable.leave_group", _MORE, _STRUCTURE,
            _SCENARIO, _ORDER, "arrange.lock", LINE,
            *_CLIP,
        ),
        "several": (
            _ALIGN, _ORDER, _MORE, _BETWEEN, _SCENARIO_OF_TWO,
            _KIND, _ROLE,
            ("Links", (*_SIGN, LINE, *_STRENGTH[1], LINE, *_SHAPE)),
            "insert.join", LINE,
            "insert.group_selection", "variable.leave_group", "arrange.lock",
            "view.zoom_selection", LINE, *_CLIP,
        ),
        "link": (
            *_SIGN, _STRENGTH, _SCENARIO_OF_LINK, LINE, "loops.through", LINE,
            "link.reverse", "link.lead_to", "link.lead_from", LINE,
            *_SHAPE, LINE, "edit.delete",
        ),
        "note": ("edit.rename", LINE, _ORDER, "arrange.lock", LINE, *_CLIP),
        "group": (
            "edit.rename", "group.turn", "choose.group", "view.zoom_selection", "arrange.lock",
            LINE, *_CLIP,
        ),
        "badge": (
            "choose.loop", "loops.walk", "loops.stop", LINE, "loops.name", "loops.story",
            "loops.copy", "loops.forget", "loops.badge_back", LINE, "loops.none",
        ),
        "paper": (
            "insert.sentence", LINE, "edit.select_all", "view.fit",
            "view.snapping", "map.tidy", LINE, "structure.map", "structure.where",
        ),
    }
)  # fmt: skip
"""Commands by what the menu is about, in their order."""

HERE = (("variable", "New variable here"), ("note", "New note here"), ("group", "New group here"))
"""Tools that the menu of empty paper does at the place where it was asked for."""


Paste = Callable[[Point], None]
"""Pastes at a place of the map."""


class CanvasMenu(QObject):
    """Opens a menu about a thing, made of the very actions of the menu bar."""

    def __init__(self, by_id: Mapping[str, QAction], window: QWidget, paste: Paste) -> None:
        super().__init__(window)
        self._by_id, self._window, self._paste = by_id, window, paste

    def open(self, editor: Editor, at: QPoint, found: Hit) -> QMenu:
        """The menu about what was found at a place of the screen; it is on show."""
        menu = QMenu(self._window)
        menu.setToolTipsVisible(True)
        menu.aboutToHide.connect(menu.deleteLater)
        about = menu_about(editor, found)
        if about == "paper":
            self._add_here(menu, editor, at)
        self._fill(menu, MENUS[about])
        menu.popup(at)
        return menu

    def _fill(self, menu: QMenu, entries: Sequence[str | Submenu]) -> None:
        for entry in entries:
            if isinstance(entry, tuple):
                self._fill(menu.addMenu(entry[0]), entry[1])
            elif entry == LINE:
                menu.addSeparator()
            else:
                menu.addAction(self._by_id[entry])

    def _add_here(self, menu: QMenu, editor: Editor, at: QPoint) -> None:
        place = editor.canvas.map_point(at)
        for tool, title in HERE:
            action = menu.addAction(title)
            action.setEnabled(editor.session.read_only is None)
            action.triggered.connect(partial(_click, editor, tool, place))
        pasting = menu.addAction("Paste here")
        pasting.setEnabled(self._by_id["edit.paste"].isEnabled())
        pasting.triggered.connect(partial(self._paste_there, place))
        menu.addSeparator()

    def _paste_there(self, place: Point, _: bool = False) -> None:
        self._paste(place)


def menu_about(editor: Editor, found: Hit) -> str:
    """Which of ``MENUS`` it is: several things selected together have one of their own."""
    session = editor.session
    if found.kind == "badge":
        return "badge"
    if found.kind == "nothing" or found.record is None:
        return "paper"
    if len(session.selection) > 1 and found.kind != "bundle":
        return "several"
    if found.kind.startswith("link") or found.kind == "bundle":
        return "link"
    return {"rim": "variable", "chevron": "group"}.get(found.kind, found.kind)


def _click(editor: Editor, tool: str, place: Point, _: bool = False) -> None:
    editor.canvas.hands.click(tool, place)
