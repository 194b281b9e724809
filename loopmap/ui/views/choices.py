"""What may be changed of a view, as a menu: each entry is the view as it would be."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QMenu

from loopmap.diagram.look import Lens
from loopmap.diagram.papers import PAPERS
from loopmap.diagram.style import THEMES, load_style
from loopmap.editing.views.words import LENS_WORDS, told_view
from loopmap.formats.view_words import lens_of
from loopmap.model.views import Rest, Shows, View
from loopmap.ui.views.on_screen import frame_on_screen, offered

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.editor_panels import EditorPanels

Take = Callable[[View], object]
Choice = tuple[str, View]

_AROUND = (
    ("title", "Its name as a title"),
    ("legend", "A legend"),
    ("beliefs", "That it is a map of beliefs"),
    ("source", "The source"),
)


def fill(menu: QMenu, view: View, editor: Editor, panels: EditorPanels, take: Take) -> None:
    """All that may be chosen for ``view``; ``take`` gets it as it was chosen."""
    menu.clear()
    for title, choices in _sections(view, editor, panels):
        part = menu.addMenu(title)
        for words, chosen in choices:
            _add(part, words, view, chosen, take)
    menu.addSeparator()
    around = menu.addMenu("Exported with")
    for name, words in _AROUND:
        entry = around.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(getattr(view, name))
        flipped: dict[str, Any] = {name: not getattr(view, name)}
        entry.triggered.connect(partial(_take, take, replace(view, **flipped)))


def _sections(
    view: View, editor: Editor, panels: EditorPanels
) -> Iterator[tuple[str, Iterable[Choice]]]:
    yield "What it shows", _about(view, editor, panels)
    if view.shows is not Shows.MAP:
        yield "The rest of the map", _rest(view)
    yield "Through the lens", _lenses(view)
    yield "The paper it looks at", _papers_in_view(view, editor)
    yield "Exported in the theme", ((load_style(t).title, replace(view, theme=t)) for t in THEMES)
    yield "Exported to a page", _pages(view)


def _about(view: View, editor: Editor, panels: EditorPanels) -> Iterator[Choice]:
    if view.shows is not Shows.MAP:
        yield f"As it is: {told_view(editor.session.map, view)}", view
    for words, other in offered(panels, editor):
        about = replace(view, shows=other.shows, records=other.records, loops=other.loops)
        yield words, about


def _rest(view: View) -> Iterator[Choice]:
    yield "Faded", replace(view, rest=Rest.FADED)
    yield "Hidden", replace(view, rest=Rest.HIDDEN)


def _lenses(view: View) -> Iterator[Choice]:
    for lens, words in LENS_WORDS.items():
        measure = view.measure if lens is Lens.INFLUENCE else ""
        same = lens is lens_of(view)
        yield words, view if same else replace(view, lens=lens.value, measure=measure)


def _papers_in_view(view: View, editor: Editor) -> Iterator[Choice]:
    yield "All that it shows", replace(view, frame=None)
    if view.frame is not None:
        yield "As it is", view
    now = frame_on_screen(editor, None)
    if now is not None and now != view.frame:
        yield "What is in view now", replace(view, frame=now)


def _pages(view: View) -> Iterator[Choice]:
    yield "As large as the map", replace(view, paper="")
    for paper in PAPERS:
        yield paper.title, replace(view, paper=paper.key)


def _add(menu: QMenu, words: str, view: View, chosen: View, take: Take) -> None:
    entry = menu.addAction(words.replace("&", "&&"))
    entry.setCheckable(True)
    entry.setChecked(chosen == view)
    entry.triggered.connect(partial(_take, take, chosen))


def _take(take: Take, chosen: View, _: bool = False) -> None:
    take(chosen)
