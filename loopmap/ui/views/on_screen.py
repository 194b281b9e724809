"""What is on the screen, as a view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from loopmap.diagram.look import Lens
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Group, MapRecord, Variable
from loopmap.model.views import Shows, View

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor
    from loopmap.ui.editor_panels import EditorPanels

NEW = RecordId("")
"""The id of a view that is not kept yet."""


def on_screen(editor: Editor, panels: EditorPanels, shown: View | None) -> View:
    """What is shown, the lens and the paper in view; the rest as in the view ``shown``.

    Lit loops are what it is about; else what ``shown`` is about; else the whole map.
    """
    about = _about(panels, shown)
    lenses = panels.lenses
    is_run, is_influence = lenses.lens is Lens.RUN, lenses.lens is Lens.INFLUENCE
    return replace(
        about,
        lens=lenses.lens.value,
        measure=lenses.measure.value if is_influence else "",
        scenario=lenses.scenario if is_run else None,
        frame=frame_on_screen(editor, shown),
    )


def taking(view: View, screen: View) -> View:
    """The view showing what is on the ``screen``, exported as before."""
    return replace(
        view,
        shows=screen.shows,
        records=screen.records,
        loops=screen.loops,
        rest=screen.rest,
        lens=screen.lens,
        measure=screen.measure,
        scenario=screen.scenario,
        frame=screen.frame,
    )


def frame_on_screen(editor: Editor, shown: View | None) -> tuple[float, float, float, float] | None:
    """The paper in view, that of the view ``shown`` where nobody has looked elsewhere since.

    None where all of the map was asked for.
    """
    viewing = editor.canvas.viewing
    if viewing.is_whole:
        return None
    if shown is not None and viewing.is_held:
        return shown.frame
    seen = viewing.seen
    return seen.x, seen.y, seen.width, seen.height


def _about(panels: EditorPanels, shown: View | None) -> View:
    base = shown or View(NEW, "")
    lit = tuple(each.links for each in panels.lit.chosen())
    if lit:
        return replace(base, shows=Shows.LOOP, loops=lit, records=())
    if shown is not None and shown.shows is not Shows.LOOP:
        return shown
    if shown is not None and panels.views.showing.hides:
        return shown
    return replace(base, shows=Shows.MAP, records=(), loops=())


def offered(panels: EditorPanels, editor: Editor) -> Iterator[tuple[str, View]]:
    """What a view may be about, as things are selected and lit now: words, and a view of it."""
    session = editor.session
    selection, causal_map = session.selection, session.map
    yield "The whole map", View(NEW, "")
    lit = panels.lit.chosen()
    if lit:
        called = ", ".join(each.called for each in lit)
        loops = tuple(each.links for each in lit)
        yield f"Lit: {called}", View(NEW, called, Shows.LOOP, loops=loops)
    if selection:
        chosen = tuple(sorted(selection))
        yield "What is selected", View(NEW, "What is selected", Shows.RECORDS, chosen)
    if len(selection) == 1:
        yield from _of_one(causal_map, causal_map.get(next(iter(selection))))


def _of_one(causal_map: CausalMap, record: MapRecord | None) -> Iterator[tuple[str, View]]:
    if isinstance(record, Group):
        yield f"The group “{record.name}”", View(NEW, record.name, Shows.GROUP, (record.id,))
    if isinstance(record, Variable):
        causes, effects = f"What leads to “{record.name}”", f"What follows from “{record.name}”"
        yield causes, View(NEW, causes, Shows.CAUSES, (record.id,))
        yield effects, View(NEW, effects, Shows.EFFECTS, (record.id,))
        group = causal_map.groups.get(record.group) if record.group else None
        if group is not None:
            yield f"The group “{group.name}”", View(NEW, group.name, Shows.GROUP, (group.id,))
