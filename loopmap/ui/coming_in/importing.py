"""A file looked over before it is opened, and maps brought into the open document."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from loopmap.analysis.aloud import counted
from loopmap.diagram.layout.engines import TIDY
from loopmap.editing.edits.arrange import move_records
from loopmap.editing.merging.beside import bring_maps
from loopmap.editing.merging.into_map import Merged, merge_map
from loopmap.editing.sentence.placing import ONE_BY_ONE, PlaceNew
from loopmap.errors import EditRefused, FormatError
from loopmap.model.change import Change
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import MapInfo
from loopmap.model.token import Token
from loopmap.ui.banner import Choice
from loopmap.ui.coming_in.over_each_other import overlaps_told
from loopmap.ui.coming_in.preview import Preview
from loopmap.ui.coming_in.where_to import INTO, WhereTo
from loopmap.ui.editor import Editor
from loopmap.ui.errors import sentence
from loopmap.ui.file_commands import FileCommands
from loopmap.ui.jobs import Jobs
from loopmap.ui.means import Means
from loopmap.ui.opening import Arrival, arrive, explained
from loopmap.ui.told_of_step import tell_of_step

JOB, PLACING = "import", "place what comes in"


def look_over(arrival: Arrival, files: FileCommands, means: Means, window: QWidget) -> Preview:
    """Show what a file brings; it becomes the open document when people bring it in."""
    preview = Preview(arrival, means, window)

    def bring(read: Arrival) -> None:
        preview.done(Preview.DialogCode.Accepted)
        files.show(read)

    preview.broughtIn.connect(bring)
    preview.rejected.connect(files.notOpened)
    preview.open()
    return preview


def ask_and_import(editor: Editor, means: Means, jobs: Jobs) -> None:
    """Ask for a file, read it in the background, and show what it would bring."""
    path = means.dialogs.to_import()
    if path is None:
        return
    recovery, style = means.folders.recovery, means.theme.canvas_style

    def work(token: Token) -> Arrival:
        return arrive(path, token, recovery, style, as_example=True, settles=False)

    jobs.run(JOB, work, partial(look_into, editor, means), partial(_not_read, means, path))


def _not_read(means: Means, path: Path, fault: Exception) -> None:
    is_format = isinstance(fault, FormatError)
    means.banner.warn(explained(fault, path, "imported") if is_format else sentence(fault))


def look_into(editor: Editor, means: Means, arrival: Arrival) -> None:
    """Show what a file would bring into the open document, and where it may go."""
    where = WhereTo(editor.session, arrival.path.stem)
    preview = Preview(arrival, means, editor, where)
    preview.broughtIn.connect(partial(_bring, editor, means, preview))
    preview.open()


def _bring(editor: Editor, means: Means, preview: Preview, arrival: Arrival) -> None:
    where = preview.where
    assert where is not None
    try:
        if where.choice == INTO:
            _bring_into(editor, means, preview, where)
        else:
            _bring_beside(editor, means, preview, arrival, where)
    except EditRefused as refusal:
        preview.say(str(refusal))


def _bring_beside(
    editor: Editor, means: Means, preview: Preview, arrival: Arrival, where: WhereTo
) -> None:
    session, maps, name = editor.session, where.maps(), where.name.text().strip()
    change = bring_maps(session.document, arrival.opened.document, maps, name, session.new_id)
    session.do("Import maps" if len(maps) > 1 else "Import a map", change)
    new = [MapId(key.id) for key in change.touched(MapInfo)]
    session.show_map(min(new, key=lambda each: session.document.maps[each].info.order))
    preview.done(Preview.DialogCode.Accepted)
    told = f"{counted(len(new), 'map')} came in from “{arrival.path.name}”."
    crowded = overlaps_told(session.map)
    tidy = [Choice("Tidy", partial(editor.tidying.start, TIDY))] if crowded else []
    tell_of_step(session, means.banner, f"{told} {crowded}".rstrip(), *tidy)


def _bring_into(editor: Editor, means: Means, preview: Preview, where: WhereTo) -> None:
    session, incoming, same = editor.session, where.incoming(), where.same()
    merged = merge_map(session.document, session.map_id, incoming, same, session.new_id)
    after = session.document.apply(merged.change)
    finish = partial(_finish, editor, means, preview, merged)
    if not merged.together or not 0 < len(merged.added) <= ONE_BY_ONE:
        finish(Change())  # as they lay in their own map, beside what stands
        return
    preview.bring.setEnabled(False)
    work = partial(_placed, after, session.map_id, merged.added)
    means.jobs.run(PLACING, work, finish, partial(_as_they_lie, finish))


def _placed(after: Document, map_id: MapId, added: frozenset[RecordId], _: Token) -> Change:
    """A few new variables go beside what they are linked to."""
    places = PlaceNew()(after.maps[map_id], sorted(added))
    return move_records(after, map_id, {i: (at.x, at.y) for i, at in places.items()})


def _as_they_lie(finish: partial[None], _: Exception) -> None:
    finish(Change())


def _finish(editor: Editor, means: Means, preview: Preview, merged: Merged, places: Change) -> None:
    preview.done(Preview.DialogCode.Accepted)
    session = editor.session
    session.do("Import into this map", merged.change.then(places), select=merged.added)
    many = len(merged.added) > ONE_BY_ONE
    if many:
        editor.canvas.looking.fit()
    else:
        editor.canvas.looking.show_brought_in(merged.added)
    tidy = [Choice("Tidy", partial(editor.tidying.start, TIDY))] if many else []
    new = f"{len(merged.added):,} {'is' if len(merged.added) == 1 else 'are'} new"
    told = f"{counted(merged.together, 'variable')} came together, {new}."
    if not merged.together:
        told = f"{counted(len(merged.added), 'variable')} came in; none of them was here already."
    if not merged.clashes:
        tell_of_step(session, means.banner, told, *tidy)
        return
    links = counted(len(merged.clashes), "link")
    them = "it" if len(merged.clashes) == 1 else "them"
    show = Choice(f"Select {them}", partial(session.select, frozenset(merged.clashes)))
    told = f"{told} On {links} the maps do not agree; the sign is “?”."
    tell_of_step(session, means.banner, told, show, *tidy)
