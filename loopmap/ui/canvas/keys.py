"""The canvas by keyboard: every key, and the edit or the step it stands for.

Keys with Ctrl that belong to the whole window (undo, copy, save …) are actions
of the window and never arrive here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from loopmap.diagram.drawing import Drawing
from loopmap.diagram.emphasis import BADGE
from loopmap.diagram.fold import leads_to_stack
from loopmap.diagram.link_path import LinkPath
from loopmap.editing.edits.arrange import nudge
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.links import (
    set_bulge,
    set_sign,
    set_strength,
    toggle_delay,
    turn_circle,
)
from loopmap.editing.edits.loops import place_badge
from loopmap.editing.edits.notes import set_note_width
from loopmap.editing.selection import everything
from loopmap.editing.sentence.far_end import Way
from loopmap.editing.session import Session
from loopmap.errors import EditRefused
from loopmap.model.change import Change, together
from loopmap.model.ids import RecordId
from loopmap.model.records import Link, Note, Sign, Strength, Variable
from loopmap.ui.canvas.hands import PUT, Hands
from loopmap.ui.canvas.in_hand import InHand
from loopmap.ui.canvas.linking import Linking
from loopmap.ui.canvas.loop_badges import LoopBadges
from loopmap.ui.canvas.renaming import Renaming
from loopmap.ui.canvas.walk import Direction
from loopmap.ui.canvas.walking import Walking

NUDGE, FINE_NUDGE = 10.0, 1.0
"""Map units that Ctrl+arrow moves a thing; with Shift the smaller."""

BEND = 0.06
"""How much a press of [ or ] adds to a bulge."""

TURN = math.pi / 12
"""How far it turns a link to itself round its card."""

WIDEN = 20.0
"""Map units by which the same keys make a note narrower or wider."""

Command = Callable[[], None]

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_CTRL = Qt.KeyboardModifier.ControlModifier

_ARROWS = {
    Qt.Key.Key_Left: Direction.LEFT,
    Qt.Key.Key_Right: Direction.RIGHT,
    Qt.Key.Key_Up: Direction.UP,
    Qt.Key.Key_Down: Direction.DOWN,
}


class Canvas(Protocol):
    """What keys ask of the canvas."""

    hands: Hands
    naming: Renaming
    linking: Linking
    in_hand: InHand
    loop_badges: LoopBadges

    @property
    def drawing(self) -> Drawing: ...
    def say(self, sentence: str) -> None: ...
    def page(self, by: int) -> None: ...


class Keys:
    """Finds the command of a key and does it; ``handles`` says beforehand whether there is one."""

    def __init__(self, canvas: Canvas, session: Session, walking: Walking) -> None:
        self._canvas = canvas
        self._session = session
        self._walk = walking
        self._by_key = {**self._walking(), **self._editing()}
        self._by_text = self._letters()

    def handles(self, event: QKeyEvent) -> bool:
        return self._command(event) is not None

    def press(self, event: QKeyEvent) -> bool:
        """Do what the key stands for; False when it stands for nothing here."""
        command = self._command(event)
        if command is None:
            return False
        try:
            if _belongs_to(command, self._walk):
                self._canvas.hands.drawn()  # nobody walks on what is yet to come
            command()
        except EditRefused as refusal:
            self._canvas.say(str(refusal))
        return True

    def _command(self, event: QKeyEvent) -> Command | None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = self._by_key.get((Qt.Key(event.key()), held))
        if found is None and held in (_NONE, _SHIFT):
            found = self._by_text.get(event.text().lower())
        return found

    def _walking(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Command]:
        walk = self._walk
        keys: dict[tuple[Qt.Key, Qt.KeyboardModifier], Command] = {
            (Qt.Key.Key_Home, _NONE): partial(walk.to_end, last=False),
            (Qt.Key.Key_End, _NONE): partial(walk.to_end, last=True),
            (Qt.Key.Key_Space, _CTRL): walk.toggle,
            (Qt.Key.Key_PageDown, _NONE): partial(self._canvas.page, 1),
            (Qt.Key.Key_PageUp, _NONE): partial(self._canvas.page, -1),
        }
        for key, direction in _ARROWS.items():
            keys[key, _NONE] = partial(walk.towards, direction)
            keys[key, _SHIFT] = partial(walk.towards, direction, more=True)
            keys[key, _CTRL] = partial(self._nudge, direction, NUDGE)
            keys[key, _CTRL | _SHIFT] = partial(self._nudge, direction, FINE_NUDGE)
        return keys

    def _editing(self) -> Mapping[tuple[Qt.Key, Qt.KeyboardModifier], Command]:
        linking = self._canvas.linking
        return {
            (Qt.Key.Key_Return, _NONE): self._enter,
            (Qt.Key.Key_Enter, _NONE): self._enter,
            (Qt.Key.Key_F2, _NONE): self._rename,
            (Qt.Key.Key_Delete, _NONE): self._delete,
            (Qt.Key.Key_Backspace, _NONE): self._delete,
            (Qt.Key.Key_Escape, _NONE): self._canvas.in_hand.escape,
            (Qt.Key.Key_A, _CTRL): self._select_all,
            (Qt.Key.Key_L, _SHIFT): partial(linking.name_far_end, Way.CAUSE, asking=True),
        }

    def _letters(self) -> Mapping[str, Command]:
        linking, take = self._canvas.linking, self._canvas.in_hand.take
        return {
            "+": partial(self._sign, Sign.SAME),
            "=": partial(self._sign, Sign.SAME),
            "-": partial(self._sign, Sign.OPPOSITE),
            "−": partial(self._sign, Sign.OPPOSITE),
            "?": partial(self._sign, Sign.UNKNOWN),
            "d": self._delay,
            "1": partial(self._strength, Strength.WEAK),
            "2": partial(self._strength, Strength.MEDIUM),
            "3": partial(self._strength, Strength.STRONG),
            "[": partial(self._shape, 1),
            "]": partial(self._shape, -1),
            "l": self._link,
            "j": linking.join_selected,
            "e": partial(linking.name_far_end, Way.EFFECT),
            "c": partial(linking.name_far_end, Way.CAUSE),
            ">": partial(linking.name_far_end, Way.EFFECT),
            "<": partial(linking.name_far_end, Way.CAUSE),
            "n": self._canvas.hands.add_variable,
            "o": partial(self._walk.along, outwards=True),
            "i": partial(self._walk.along, outwards=False),
            ".": partial(self._walk.badge, backwards=False),
            ",": partial(self._walk.badge, backwards=True),
            "v": partial(take, "select"),
            "t": partial(take, "note"),
            "g": partial(take, "group"),
        }

    def _one_selected(self) -> RecordId | None:
        selection = self._session.selection
        return next(iter(selection)) if len(selection) == 1 else None

    def _badge(self) -> RecordId | None:
        """The loop's badge that has the focus, if one has."""
        here = self._walk.focus
        return here if here in self._canvas.hands.drawn().badge_boxes else None

    # editing

    def _select_all(self) -> None:
        self._session.select(everything(self._session.map))

    def _enter(self) -> None:
        badge = self._badge()
        if (tool := self._canvas.in_hand.tool) in PUT:  # for whoever has no mouse to click with
            self._canvas.hands.put(tool)
        elif badge is not None:
            self._canvas.loop_badges.light(badge)
        else:
            self._rename()

    def _rename(self) -> None:
        current, badge = self._one_selected(), self._badge()
        if badge is not None:
            self._canvas.loop_badges.name(badge)
        elif current is None:
            self._canvas.say("Select one variable, note or group to edit its text.")
        elif current in self._session.map.links:
            self._canvas.say("A link has no name: + − ? d and 1 2 3 say what it does.")
        else:
            self._canvas.naming.begin(current)

    def _delete(self) -> None:
        session = self._session
        if not session.selection:
            self._canvas.say("Nothing is selected to delete.")
            return
        change = delete_records(session.document, session.map_id, session.selection)
        session.do("Delete", change)

    def _nudge(self, direction: Direction, by: float) -> None:
        session = self._session
        dx, dy = direction.value
        badge = self._badge()
        if badge is not None:
            self._nudge_badge(badge, dx * by, dy * by)
            return
        change = nudge(session.document, session.map_id, session.selection, dx * by, dy * by)
        session.do("Move", change, merge=f"nudge {sorted(session.selection)}")

    def _nudge_badge(self, badge: RecordId, dx: float, dy: float) -> None:
        session, drawing = self._session, self._canvas.hands.drawn()
        links, box = self._canvas.loop_badges.links_of(badge), drawing.badge_boxes[badge]
        label = badge.removeprefix(BADGE)
        to = (box.x + dx, box.y + dy)
        change = place_badge(session.document, session.map_id, links, label, to, session.new_id)
        session.do(f"Move badge {label}", change, merge=f"nudge {badge}")

    def _link(self) -> None:
        """From one variable to one that is named, between two, or by the mouse."""
        variables, others = self._chosen(Variable), len(self._session.selection)
        if len(variables) == others == 1:
            self._canvas.linking.name_far_end(Way.EFFECT, asking=True)
        elif len(variables) == others == 2:
            self._canvas.linking.join_selected()
        else:
            self._canvas.in_hand.take("link")

    def _sign(self, sign: Sign) -> None:
        session, links = self._session, self._links()
        session.do("Set sign", set_sign(session.document, session.map_id, links, sign))

    def _delay(self) -> None:
        session, links = self._session, self._links()
        session.do("Set delay", toggle_delay(session.document, session.map_id, links))

    def _strength(self, strength: Strength) -> None:
        session, links = self._session, self._links()
        change = set_strength(session.document, session.map_id, links, strength)
        session.do("Set strength", change)

    def _shape(self, turn: int) -> None:
        """Bend the selected links, or make the selected notes narrower or wider."""
        notes = self._chosen(Note)
        if notes and not self._chosen(Link):
            self._widen(notes, -turn * WIDEN)
        else:
            self._bend(turn * BEND)

    def _widen(self, notes: list[RecordId], by: float) -> None:
        session = self._session
        changes = [
            set_note_width(
                session.document, session.map_id, note, session.map.notes[note].width + by
            )
            for note in notes
        ]
        session.do("Set width", together(changes), merge=f"widen {notes}")

    def _bend(self, by: float) -> None:
        """Add to the bulge of each selected link, starting from how it is drawn."""
        session, links = self._session, self._links()
        drawing = self._canvas.hands.drawn()
        paths = drawing.link_paths
        drawn = [link for link in links if link in paths]
        bent = [link for link in drawn if not leads_to_stack(drawing.causal_map, link)]
        changes = [self._turned(link, paths[link], by) for link in bent]
        session.do("Bend link", together(changes), merge=f"bend {links}")

    def _turned(self, link: RecordId, path: LinkPath, by: float) -> Change:
        """A link bent by so much more; a circle a step round its card, the other way for less."""
        document, map_id = self._session.document, self._session.map_id
        if not path.self_loop:
            return set_bulge(document, map_id, [link], path.bulge + by)
        card = self._canvas.hands.drawn().label_boxes[self._session.map.links[link].source]
        middle = path.curve.centre
        angle = math.atan2(middle.y - card.y, middle.x - card.x)
        return turn_circle(document, map_id, link, angle - math.copysign(TURN, by))

    def _links(self) -> list[RecordId]:
        """The selected links; EditRefused, saying what to do, when there are none."""
        chosen = self._chosen(Link)
        if not chosen:
            raise EditRefused("Select a link first: click it, or press O or I on a variable.")
        return chosen

    def _chosen(self, kind: type) -> list[RecordId]:
        """The selected records of a kind."""
        table = self._session.map
        return [r for r in sorted(self._session.selection) if isinstance(table.get(r), kind)]


def _belongs_to(command: Command, walking: Walking) -> bool:
    """Whether a command is one of walking on the map."""
    done = command.func if isinstance(command, partial) else command
    return getattr(done, "__self__", None) is walking
