"""Why a command cannot be done just now: a sentence for whoever pressed its keys all the same.

What a command asks for is known by its test where many share it, else by its id.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from loopmap.editing.edits.links import OF_ITSELF, may_reverse
from loopmap.ui.actions.command import (
    Command,
    Test,
    with_links,
    with_selection,
    with_selection_to_edit,
    with_variables,
)
from loopmap.ui.actions.desk import Desk

_SOMETHING = "Select something first."
_LINK = "Select a link first: click it, or press O or I on a variable."
_VARIABLE = "Select a variable first."
_LOOP = "Light a loop first: click its badge, or choose it in the list of loops."
_ONE_MAP = "There is only one map in this document: Ctrl+T adds another."
_TWO = "Select two things first, or more: variables, notes or groups."
_THREE = "Select three things first, or more: variables, notes or groups."
_ALIGNED = ("left", "centre", "right", "top", "middle", "bottom")
_NO_VIEW = "No named view is shown."

_BY_TEST: Mapping[Test, str] = MappingProxyType(
    {
        with_selection: _SOMETHING,
        with_selection_to_edit: _SOMETHING,
        with_links: _LINK,
        with_variables: _VARIABLE,
    }
)
_BY_ID: Mapping[str, str] = MappingProxyType(
    {
        "edit.undo": "There is nothing to undo.",
        "edit.redo": "There is nothing to redo.",
        "edit.paste": "What was copied last cannot be pasted on a map.",
        "edit.rename": "Select one variable, note or group to edit its text.",
        "file.save": "Everything is saved already.",
        "file.report_again": "No report of this map has been written yet.",
        "choose.neighbours": _VARIABLE,
        "choose.upstream": _VARIABLE,
        "choose.downstream": _VARIABLE,
        "choose.group": "Select something in a group first.",
        "choose.loop": _LOOP,
        **dict.fromkeys((f"arrange.{name}" for name in _ALIGNED), _TWO),
        "arrange.across": _THREE,
        "arrange.down": _THREE,
        "arrange.front": "Select a variable or a note first.",
        "arrange.forward": "Select a variable or a note first.",
        "arrange.backward": "Select a variable or a note first.",
        "arrange.back": "Select a variable or a note first.",
        "arrange.lock": "Select a variable, a note or a group first.",
        "variable.leave_group": "Select a variable that is in a group first.",
        "group.turn": "Select a group first, or something in it.",
        "group.collapse_all": "No group of this map is open.",
        "group.open_all": "No group of this map is collapsed.",
        "map.next": _ONE_MAP,
        "map.previous": _ONE_MAP,
        "map.remove": _ONE_MAP,
        "changes.flip": _ONE_MAP,
        "changes.beside": _ONE_MAP,
        "changes.over": _ONE_MAP,
        "insert.effect": "Select a variable or a link first.",
        "insert.cause": "Select a variable or a link first.",
        "insert.link_from": "Select a variable or a link first.",
        "insert.link_to": "Select a variable or a link first.",
        "insert.join": "Select two variables first: the cause, then the effect.",
        "link.reverse": "Select one link first.",
        "link.straighten": _LINK,
        "link.lead_to": "Select one link first.",
        "link.lead_from": "Select one link first.",
        "loops.none": "No loop is lit.",
        "loops.stop": _LOOP,
        "loops.name": _LOOP,
        "loops.forget": "Light a loop first that has a name of its own.",
        "loops.story": _LOOP,
        "loops.copy": _LOOP,
        "loops.badge_back": "Light a loop first whose badge was moved.",
        "loops.walk_end": "No loop is walked just now.",
        "loops.walk_back": "No loop is walked: W begins with the one that is lit.",
        "loops.through": "Select one variable or one link first.",
        "stories.around": _VARIABLE,
        "structure.around": _VARIABLE,
        "views.next": "This map has no named views yet.",
        "views.previous": "This map has no named views yet.",
        "views.leave": _NO_VIEW,
        "views.update": _NO_VIEW,
        "view.hold": "Nothing is shown to a room just now: F5 does it.",
    }
)
_ALTERING = ("Insert", "Link", "Map")
"""Menus whose commands alter the document."""


def why_not(command: Command, desk: Desk) -> str:
    """What the command asks for that is not so; "" where it may be done, or nothing is open."""
    if desk.session is None or desk.editor is None or command.enabled(desk):
        return ""
    return asked_for(command, desk) or f"“{command.title}” cannot be done just now."


def asked_for(command: Command, desk: Desk) -> str:
    """What a command that cannot be done on an open map asks for; "" where nothing is known."""
    session, editor = desk.session, desk.editor
    assert session is not None
    assert editor is not None
    if editor.gesture_running:
        return "Let go first, or press Esc to give up."
    if session.read_only is not None and command.menu.startswith(_ALTERING):
        return session.read_only
    if command.id == "link.reverse" and (why := _way_back(desk)):
        return why
    if command.id == "link.straighten" and with_links(desk):
        return OF_ITSELF
    return _BY_ID.get(command.id) or _BY_TEST.get(command.enabled, "")


def _way_back(desk: Desk) -> str:
    """Why the one link that is selected cannot be turned round."""
    session = desk.session
    assert session is not None
    links = [i for i in session.selection if i in session.map.links]
    return may_reverse(session.document, session.map_id, links[0]).why if len(links) == 1 else ""
