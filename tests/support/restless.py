"""Somebody who edits at random, looks from near and afar, drags, and never waits for paint."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import Qt

from loopmap.diagram.emphasis import PLAIN, Badge, Emphasis, Lit
from loopmap.diagram.geometry import Box, Point
from loopmap.diagram.lenses.evidence import evidence_view
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.edits.clipboard import duplicate_records
from loopmap.editing.edits.collapse import collapse_groups, open_groups
from loopmap.editing.edits.delete import delete_records
from loopmap.editing.edits.groups import add_group
from loopmap.editing.edits.links import add_link, set_bulge, set_sign, set_strength, toggle_delay
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.stacking import Way, stack
from loopmap.editing.edits.variables import add_variable, rename_variable
from loopmap.errors import EditRefused
from loopmap.model.change import Change
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign, Strength
from loopmap.ui.canvas.canvas_widget import CanvasWidget
from loopmap.ui.canvas.stage_painting import render_slice
from loopmap.ui.canvas.view import Camera

LEVELS = (0.2, 0.36, 0.5, 1.0)
"""Pixels to a map unit: boxes and bars, names drawn larger, quiet lines, life size."""


class Restless:
    """``act`` does one thing; ``robot`` is the hand on the canvas."""

    def __init__(self, robot, seed: int) -> None:
        self._robot = robot
        self.rng = random.Random(seed)
        self.canvas: CanvasWidget = robot.canvas
        self.session = self.canvas.session
        often = [self.edit, self.edit, self.links, self.delete, self.go_back, self.look, self.paint]
        self._acts: list[Callable[[], None]] = [
            *often, *often, self.drag, self.drag, self.duplicate, self.group, self.light,
        ]  # fmt: skip

    def act(self) -> None:
        with suppress(EditRefused):
            self.rng.choice(self._acts)()

    def camera(self, level: float) -> Camera:
        """The middle of the map from so far."""
        bounds = self.canvas.drawing.bounds
        return Camera(bounds.x, bounds.y, level) if bounds else Camera()

    def rest(self) -> None:
        """Give up whatever is half done."""
        self.canvas.naming.finish()
        self.canvas.in_hand.give_up()
        self.canvas.in_hand.take("select")

    # what it does

    def edit(self) -> None:
        document, here = self.session.document, self.session.map_id
        card, link = self._a(self.session.map.variables), self._a(self.session.map.links)
        name = f"Thing {self.rng.randrange(10**6)}"
        self._do(
            self.rng.choice([
                lambda: move_records(document, here, {card: self._place()}),
                lambda: add_variable(document, here, name, self._place(), self.session.new_id),
                lambda: add_note(document, here, name, self._place(), self.session.new_id),
                lambda: rename_variable(document, here, card, name * self.rng.randrange(1, 4)),
                lambda: set_sign(document, here, [link], self.rng.choice(list(Sign))),
                lambda: set_strength(document, here, [link], self.rng.choice(list(Strength))),
                lambda: toggle_delay(document, here, [link]),
                lambda: set_bulge(document, here, [link], self.rng.uniform(-1, 1)),
                lambda: stack(document, here, [card], self.rng.choice(list(Way)), {}),
            ])()
        )  # fmt: skip

    def links(self) -> None:
        """Some links at a stroke, one edit after the other."""
        for _ in range(self.rng.randrange(1, 8)):
            ends = self._a(self.session.map.variables), self._a(self.session.map.variables)
            self._do(
                add_link(self.session.document, self.session.map_id, *ends, self.session.new_id)
            )

    def delete(self) -> None:
        many = self._some(self.session.map.links, 6) or self._some(self.session.map.variables, 1)
        if self.rng.random() < 0.2:
            many = self._some(self.session.map.variables, 2)
        self._do(delete_records(self.session.document, self.session.map_id, many))

    def duplicate(self) -> None:
        some = self._some(self.session.map.variables, 4)
        self._do(duplicate_records(
            self.session.document, self.session.map_id, some, self.session.new_id
        ).change)  # fmt: skip

    def group(self) -> None:
        document, here = self.session.document, self.session.map_id
        group = self._a(self.session.map.groups)
        if group is None or self.rng.random() < 0.3:
            members = self._some(self.session.map.variables, 3)
            area, name = Box(*self._place(), 90.0, 60.0), f"Group {self.rng.randrange(10**6)}"
            self._do(add_group(document, here, name, area, self.session.new_id, members=members))
        elif self.session.map.groups[group].collapsed:
            self._do(open_groups(document, here, [group]))
        else:
            self._do(collapse_groups(document, here, [group]))

    def go_back(self) -> None:
        for _ in range(self.rng.randrange(1, 5)):
            self.rng.choice([self.session.undo, self.session.undo, self.session.redo])()

    def look(self) -> None:
        camera = self.camera(self.rng.choice(LEVELS))
        aside = self.rng.uniform(-200, 200), self.rng.uniform(-150, 150)
        self.canvas.camera = camera.panned(*aside)
        self.canvas.repaint()

    def paint(self) -> None:
        """All that is missing, or as much as is painted between two events."""
        if self.rng.random() < 0.5:
            self.canvas.finish_painting()
            return
        for _ in range(self.rng.randrange(1, 6)):
            render_slice(self.canvas.stage, self.canvas.camera, self.canvas.frame(), None, 0)
            self.canvas.repaint()

    def drag(self) -> None:
        """A card somewhere else, let go or given up."""
        card = self._a(self.canvas.drawing.cards)
        if card is None:
            return
        start = self.canvas.drawing.cards[card].centre
        self._robot.press(start)
        for _ in range(self.rng.randrange(1, 4)):
            end = Point(start.x + self.rng.uniform(-90, 90), start.y + self.rng.uniform(-60, 60))
            self._robot.move(end)
            self.paint()
        if self.rng.random() < 0.4:
            self._robot.key(Qt.Key.Key_Escape)
        self._robot.release(end)

    def light(self) -> None:
        loop = tuple(sorted(self._some(self.session.map.links, 3)))
        lens = Emphasis(view=evidence_view(self.session.map))
        lit = Emphasis(lit=(Lit(loop),), dim_rest=self.rng.random() < 0.5)
        badges = (Badge(loop, "R1", "reinforcing"),) if loop and self.rng.random() < 0.3 else ()
        self.canvas.lighting.bring_out(self.rng.choice([PLAIN, PLAIN, lens, lit]), badges)

    # what of

    def _do(self, change: Change) -> None:
        self.session.do("Edit", change)

    def _place(self) -> tuple[float, float]:
        return self.rng.uniform(-100, 1300), self.rng.uniform(-100, 700)

    def _a(self, records) -> RecordId | None:
        return self.rng.choice(sorted(records)) if records else None

    def _some(self, records, most: int) -> list[RecordId]:
        return self.rng.sample(sorted(records), min(len(records), self.rng.randrange(1, most + 1)))
