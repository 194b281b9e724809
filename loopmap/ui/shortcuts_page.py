"""The page of F1: every command with its keys and what it does, made from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from loopmap.ui.actions.catalogue import COMMANDS, MENUS
from loopmap.ui.actions.command import Command
from loopmap.ui.menus import key_texts
from loopmap.ui.palette import matching

ON_THE_CANVAS = (
    ("Tab, Shift+Tab", "Go through variables along their links, then notes, groups and loops"),
    ("Arrow keys", "Go to what lies that way; from a link, to one of its ends"),
    ("O, I", "Go through the links out of a variable, or into it; Tab to the next of them"),
    (". and ,", "Go through the loops by their badges; Enter lights one, F2 names it"),
    ("Home, End", "Go to the first or the last thing on the map"),
    ("Page Down, Page Up", "Show the next or the previous of the named views, as slides"),
    ("Shift+arrow keys", "Select more; Ctrl+Space takes one in or out"),
    ("Ctrl+arrow keys", "Move what is selected; with Shift, finely"),
    ("Enter, F2", "Edit the text of what is selected"),
    ("Tab in a name", "Keep the name and go on to the next; Shift+Tab goes back"),
    ("E or C, > or <", "Name the next effect or cause of a variable, or at the end of a link"),
    ("L, Shift+L", "Type which variable the selected one leads to, or comes from"),
    ("L on two variables", "Link them, first the cause, then the effect"),
    ("+ − ? ~ before a name", "The sign or the delay of the link being named; “less” turns it"),
    ("Tab, Shift+Enter there", "Go on from the new name; name another beside it"),
    ("[ and ]", "Bend the selected link; make a note narrower or wider"),
    ("Double click on paper", "New variable"),
    ("Drag from a variable’s edge", "New link"),
    ("Ctrl+wheel, pinch", "Zoom"),
    ("Space and drag, middle button", "Move the paper"),
    ("Rest a finger on paper, then drag", "Select what the frame touches; lifting it, the menu"),
    ("Shift+F10, Menu key", "What can be done with what is selected"),
    ("Esc", "Stop what is under way; select nothing and put what was read back away"),
)


IN_THE_SENTENCE_BAR = (
    ("+ − > ~ between names", "Same way, opposite way, sign not agreed, after a delay"),
    ("Less, more, falls, rises", "“Less trust, more absence” is trust − absence"),
    (
        "In words",
        "“Fines cause debt, which lowers trust”, “… so …”, “… because …”, “… when …”, “… unless …”",
    ),
    (
        "A and B",
        "Two variables after “cause”, “reduce” and the like; a pair in one breath stays one",
    ),
    ("Might, maybe, !", "The link is marked as assumed; a question leaves its sign open"),
    ("“Quotation”, only if …", "Kept with the link as its reason"),
    ("@group", "New variables go into that group"),
    ("Tab, Ctrl+Enter", "Take the name that is offered; use the one that is there already"),
    ("+ − ? ~ in the empty line", "Mend the last link"),
    ("Alt+Backspace, Up", "Take the last sentence back; say it again"),
)
IN_THE_OUTLINE = (
    ("Arrow keys", "Go from cell to cell; with Shift, select more rows"),
    ("Enter, F2, letters", "Edit the cell; where a list opens, letters choose from it"),
    ("Ins", "Go to the line where a row is added: type, Enter; Esc goes back"),
    ("+ − ? D 1 2 3 R", "Sign, delay, strength and direction of all selected links"),
    ("Delete", "Take the selected rows off the map"),
    ("Esc, Ctrl+Enter", "Go to what is selected on the map"),
    ("Shift+F10, Menu key", "All this, and sorting"),
)
IN_THE_LOOPS = (
    ("Up, Down", "Go from loop to loop and light it"),
    ("Right, Left", "Walk the links of the loop one by one"),
    ("Enter", "Put the light out, and on again"),
    ("F2, Delete", "Name the loop, or forget its name"),
)
ASKING_WHAT_IF = (
    (
        "Say what is done",
        "“Stop fining”, “push trust up a little from 5”, “cut A -> B”; or click it",
    ),
    ("More words", "Hold, weaken, strengthen, delay, pulse, ramp, add link; several with “and”"),
    ("When", "“from early on”, “from 2 to 6”, “until half-way”: in the map’s own pace, no dates"),
    ("Read the answer", "Certain, robust, leaning, open, no effect: how sure the map lets us be"),
    ("Draws", "Guesses at all strengths and delays; what holds in nearly all hangs on none"),
    ("What decides", "The links to agree on, where the map leaves it open"),
    ("What is known", "“When fines rose, strain rose”: only draws that agree then count"),
)
IN_A_SCENARIO = (
    ("Tab, Down, Up", "Take the name or verb that is offered, or go to the next"),
    ("Enter", "Do what is read back; where no scenario is on show, make one of it"),
    ("Left, Right on a slider", "A little less or more; Page Up and Page Down in larger steps"),
    ("Up, Down in a number", "A step more or less; type any other"),
)
PLACES = (
    ("Asking what if", ASKING_WHAT_IF),
    ("In the sentence bar", IN_THE_SENTENCE_BAR),
    ("On the canvas", ON_THE_CANVAS),
    ("In the outline", IN_THE_OUTLINE),
    ("In the list of loops", IN_THE_LOOPS),
    ("In a scenario", IN_A_SCENARIO),
)


def shortcuts_html(commands: Iterable[Command] = COMMANDS, *, places: bool = True) -> str:
    """The page as simple HTML, menu by menu, then the keys of each place."""
    chosen = list(commands)
    parts = []
    for menu in MENUS:
        rows = [
            _row(", ".join(key_texts(command)), command.title, command.help)
            for command in chosen
            if command.menu.split("/")[0] == menu
        ]
        if rows:
            parts.append(f"<h3>{escape(menu)}</h3><table cellpadding='4'>{''.join(rows)}</table>")
    for title, keys_there in PLACES if places else ():
        rows = [_row(keys, text) for keys, text in keys_there]
        parts.append(f"<h3>{escape(title)}</h3><table cellpadding='4'>{''.join(rows)}</table>")
    return "".join(parts)


def _row(keys: str, title: str, text: str | None = None) -> str:
    """Keys and what they do; without ``text`` what they do has the room of both columns."""
    told = f"<td width='190'>{escape(title)}</td><td>{escape(text or '')}</td>"
    if text is None:
        told = f"<td>{escape(title)}</td>"
    return f"<tr><td width='170'><b>{_breaking(escape(keys))}</b></td>{told}</tr>"


def _breaking(keys: str) -> str:
    """Keys that go on in the next line after a plus, and never within the name of a key."""
    return keys.replace("+", "+&#8203;")


class ShortcutsPage(QDialog):
    """A window of its own that can stay open beside the map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keys and commands")
        self.setModal(False)
        self.resize(820, 640)
        self._field, self._page = QLineEdit(), QTextBrowser()
        self._field.setPlaceholderText("Search the commands")
        self._field.setAccessibleName("Search the commands")
        self._page.setAccessibleName("Keys and commands")
        self._page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.close)
        column = QVBoxLayout(self)
        column.addWidget(self._field)
        column.addWidget(self._page, 1)
        column.addWidget(buttons)
        self._field.textChanged.connect(self._search)
        self._search("")

    @property
    def text(self) -> str:
        """The page as plain text."""
        return self._page.toPlainText()

    def _search(self, words: str) -> None:
        self._page.setHtml(shortcuts_html(matching(COMMANDS, words), places=not words))
