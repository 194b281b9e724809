"""A person who draws, signs, delays and deletes links at random at the real window."""

from __future__ import annotations

import random
from collections.abc import Iterator

from loopmap.editing.edits.links import add_link
from loopmap.model.records import Link, Sign
from loopmap.ui.main_window import MainWindow

_ACTS = ("draw",) * 7 + ("sign",) * 5 + ("delay",) * 2 + ("delete",) * 6 + ("undo",) * 2
_SIGNS = ("link.same", "link.opposite", "link.unknown")


class LinkEdits:
    """Edits one window's map by commands of its menus; as many links come as go.

    ``one`` makes an edit. The same seed makes the same edits.
    """

    def __init__(self, window: MainWindow, seed: int) -> None:
        self._window, self._draw = window, random.Random(seed)

    def one(self) -> Iterator[str]:
        """Draw, sign, delay or delete a link, or take the last step back, step by step.

        After each step time may pass; it says what was done.
        """
        act = self._draw.choice(_ACTS)
        if act == "draw":
            self._draw_link()
        elif act == "undo":
            self._command("edit.undo")
        else:
            self._choose_link()
            yield "choose"
            signs = self._draw.choice(_SIGNS)
            self._command({"sign": signs, "delay": "link.delay"}.get(act, "edit.delete"))
        yield act

    def _draw_link(self) -> None:
        """A link of either sign between two variables that have none that way yet."""
        session = self._window.session
        assert session is not None
        variables, adjacency = sorted(session.map.variables), session.map.adjacency
        source, target = self._draw.sample(variables, 2)
        while adjacency.between(source, target) is not None:
            source, target = self._draw.sample(variables, 2)
        sign = self._draw.choice((Sign.SAME, Sign.OPPOSITE))
        change = add_link(
            session.document, session.map_id, source, target, session.new_id, sign=sign
        )
        made = frozenset(key.id for key in change.touched(Link))
        session.do("Draw link", change, select=made)

    def _choose_link(self) -> None:
        session = self._window.session
        assert session is not None
        session.select(frozenset({self._draw.choice(sorted(session.map.links))}))

    def _command(self, name: str) -> None:
        action = self._window.command_actions.by_id[name]
        if action.isEnabled():
            action.trigger()
