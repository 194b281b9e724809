"""The panels around a canvas, and what each tells the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from loopmap.analysis.loop_status import short_line
from loopmap.analysis.loops import LoopList
from loopmap.diagram.emphasis import Emphasis
from loopmap.model.ids import RecordId
from loopmap.ui.canvas.corner_fit import CornerCard
from loopmap.ui.canvas.crowding import is_crowded
from loopmap.ui.canvas.said_preview import SaidPreview
from loopmap.ui.changes import Changes
from loopmap.ui.deep_search import DeepSearch
from loopmap.ui.jobs import Jobs
from loopmap.ui.joined_loops import JoinedLoops
from loopmap.ui.lens_chip import LensChip
from loopmap.ui.lens_choice import LensChoice
from loopmap.ui.lens_drawing import LensDrawing
from loopmap.ui.loops_on_map import LoopsOnMap
from loopmap.ui.models import Models
from loopmap.ui.panels.checks_panel import ChecksPanel
from loopmap.ui.panels.find_bar import FindBar
from loopmap.ui.panels.inspector import InspectorPanel
from loopmap.ui.panels.loops_panel import LoopsPanel
from loopmap.ui.panels.outline import OutlinePanel
from loopmap.ui.panels.run_panel import RunPanel
from loopmap.ui.panels.sentence_bar import SentenceBar
from loopmap.ui.panels.sketch_picture import OVER_TIME
from loopmap.ui.parking import Parking
from loopmap.ui.pasting import Pasting
from loopmap.ui.run_commands import RunCommands
from loopmap.ui.run_on_canvas import RunOnCanvas
from loopmap.ui.run_play import RunPlay
from loopmap.ui.side_by_side.both_maps import SideBySide
from loopmap.ui.stories import Stories
from loopmap.ui.structure import Structure
from loopmap.ui.views.views import PAGE as VIEWS
from loopmap.ui.views.views import Views

if TYPE_CHECKING:
    from loopmap.ui.editor import Editor

UPDATING = "updating loops …"
"""What the status bar says of the loops from an edit of links until the list has followed it."""

RefusingPanel = ChecksPanel | InspectorPanel | LoopsPanel | OutlinePanel | RunPanel | SentenceBar


class EditorPanels(QObject):
    """Makes the panels of one editor and joins them to its canvas.

    Nobody reacts to another widget except here: panels say what a person wants, and
    this passes it on.
    """

    loopsTold = Signal(str)

    def __init__(self, editor: Editor, jobs: Jobs) -> None:
        super().__init__(editor)
        session = editor.session
        self._editor, self._session, self._jobs = editor, session, jobs
        self.deep = DeepSearch(self)
        self.joined = JoinedLoops(editor)
        self.watch, self.choice = self.joined.watch, self.joined.choice
        self.lit, self.walk = self.joined.lit, self.joined.walk
        self.lenses = LensChoice(session, self.watch, jobs, self)
        self._lens_drawing = LensDrawing(editor.canvas.stage, editor.canvas.lighting, jobs, self)
        self.lens_chip = LensChip(editor.canvas.stage.style)
        self._labels_turn = editor.turns.own(self._show_labels)

    def make(self) -> Iterator[None]:
        """Make the panels one by one; to be gone through once, before anything else is asked."""
        editor, session, jobs = self._editor, self._session, self._jobs
        self.loops = self.joined.make_panel()
        yield
        self.outline = OutlinePanel(session, turns=editor.turns)
        yield
        self.checks = ChecksPanel(session, jobs, self.watch)
        yield
        self.inspector = InspectorPanel(session, turns=editor.turns)
        yield
        self.said_preview = SaidPreview(editor.canvas)
        self.sentence = SentenceBar(
            session,
            self.said_preview.places,
            self.said_preview.variables_in_view,
            give_up=editor.tidying.give_up,
        )
        yield
        self.pasting = Pasting(editor)
        self.find = FindBar(session)
        self.run = RunPanel(session, jobs, self.watch)
        self.play = RunPlay(editor.canvas, session, self.run.time, self.lenses, jobs)
        self._loops_on_map = LoopsOnMap(editor.canvas, self.run.pages, self.play)
        self.what_if = RunCommands(editor, self.run, self.play, self.inspector)
        self._run_on_canvas = RunOnCanvas(editor.canvas, session, self.run, self.lenses, self.play)
        yield
        self.stories = Stories(editor, self.watch, self.lit)
        self.models = Models(editor, self.inspector, self.run, jobs)
        self.structure = Structure(editor, self.watch, self.lit, self.lenses, jobs)
        self.changes = Changes(editor, self.watch, self.lit, jobs)
        self.views = Views(editor, self, jobs)
        self.lenses.beside = self.changes.panel.chosen_beside
        self.side_by_side = SideBySide(editor, self.changes, self.lenses, self.lit, jobs)
        yield
        self._connect()
        self._show_loops()
        yield
        yield from self._put_in_columns()
        self.parking = Parking(editor, self.sentence)
        yield
        self._show()

    def close_session(self) -> None:
        """Stop listening to the session."""
        self.deep.close()
        self.side_by_side.close_session()
        self.joined.close()
        self._run_on_canvas.close_session()
        self.play.close_session()
        self.lenses.close()
        self._lens_drawing.close()
        self.parking.close_session()
        self.stories.close_session()
        self.structure.close_session()
        self.changes.close_session()
        self.views.close_session()
        self.models.close_session()
        for panel in (*self._refusing(), self.sentence, self.find):
            panel.close_session()

    def show_find(self) -> None:
        """Open the find bar with the keyboard in it."""
        self.find.open()

    def focus_sentence(self) -> None:
        """Put the keyboard in the sentence bar, showing it first if need be."""
        self._editor.show_panel("sentence", shown=True)
        self._editor.area.make_room()
        self.sentence.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def emphasis(self) -> Emphasis:
        """What the map brings out now: the lit loops or paths, and the lens."""
        view, paths = self.lenses.view, self.structure.lit()
        if paths:
            return Emphasis(paths, dim_rest=self.structure.isolates, view=view)
        lit = Emphasis(self.lit.loops(), dim_rest=self.lit.isolates, view=view)
        return self.views.showing.over(lit)

    def tell_loops(self, _: bool = False) -> None:
        """Say again what the loop finder found."""
        behind = self.watch.is_behind
        self.loopsTold.emit(
            UPDATING if behind else loops_line(self.watch.loops, self.watch.is_searching)
        )

    def _put_in_columns(self) -> Iterator[None]:
        editor = self._editor
        for column, name, title, page in (
            (editor.left, "loops", "Loops", self.loops),
            (editor.left, "stories", "Stories", self.stories.panel),
            (editor.left, "structure", "Structure", self.structure.panel),
            (editor.left, "outline", "Outline", self.outline),
            (editor.left, "checks", "Checks", self.checks),
            (editor.left, "changes", "Changes", self.changes.panel),
            (editor.left, VIEWS, "Views", self.views.panel),
            (editor.right, "inspector", "Inspector", self.inspector),
            (editor.run_area, "run", "What if", self.run),
        ):
            column.add(name, title, page)
            yield

    def _show(self) -> None:
        """All of them together, so that what is seen changes once."""
        editor = self._editor
        for column in (editor.left, editor.right, editor.run_area):
            column.open()
        editor.area.float_below(self.sentence)
        editor.area.float_above(self.find)
        editor.area.float_in_corner(self.lens_chip, editor.canvas.crowding)
        editor.canvas.viewing.card = self._corner_card

    def _connect(self) -> None:
        canvas = self._editor.canvas
        self.lit.changed.connect(self._show_loops)
        self.lenses.changed.connect(self._show_lens)
        self.structure.changed.connect(self._show_light)
        self.views.showing.lightChanged.connect(self._show_light)
        self.play.said.connect(self.lens_chip.say_besides)
        frame = self.run.frame
        frame.roomWanted.connect(self._editor.run_room.share_out)
        frame.otherSideWanted.connect(self._editor.run_room.change_sides)
        self._editor.run_room.stoodBeside.connect(frame.stand_beside)
        self._editor.mapWanted.connect(frame.show_map)
        self.run.wanted.connect(self._show_record)
        self.inspector.trying.connect(self.run.try_links)
        self.run.pages.loopWanted.connect(self.lit.turn)
        self.watch.fellBehind.connect(self.tell_loops)
        self.watch.caughtUp.connect(self.tell_loops)
        self.watch.searching.connect(self.tell_loops)
        self.sentence.linksMade.connect(self._show_said)
        self.sentence.escaped.connect(self._leave_sentence)
        self.sentence.linesPasted.connect(self._paste_lines)
        self.sentence.preview.connect(self.said_preview.show)
        canvas.in_hand.letGo.connect(self.sentence.forget_last)
        for panel in self._refusing():
            panel.refused.connect(self._editor.refused)
        # A slip of a key in the bar is no matter for a banner before a room.
        self.sentence.refused.connect(self._editor.hint)
        self.inspector.wanted.connect(self._show_record)
        self.inspector.pageWanted.connect(self._show_page)
        self.inspector.doing.connect(self.what_if.do_in_scenario)
        self.inspector.in_run.set_open(self._editor.is_shown("in_run"))
        self.inspector.in_run.turned.connect(partial(self._editor.show_panel, "in_run"))
        self.find.wanted.connect(self._show_record)
        for leaving in (self.find.escaped, self.outline.escaped):
            leaving.connect(canvas.setFocus)
        self.checks.wanted.connect(canvas.looking.reveal)
        self.checks.renameWanted.connect(canvas.naming.begin)
        self.checks.escaped.connect(canvas.setFocus)

    def _paste_lines(self, text: str) -> None:
        self.pasting.paste(text, self.said_preview.centre())

    def _refusing(self) -> tuple[RefusingPanel, ...]:
        """The panels that edit, and say why where they may not."""
        return (
            self.loops,
            self.outline,
            self.checks,
            self.inspector,
            self.run,
        )

    def _show_loops(self) -> None:
        self._lens_drawing.show(self.emphasis(), self.lit.badges())
        self.joined.show_lit()
        self.lens_chip.show_lit(self.lit.chosen())
        self.run.pages.show_lit(tuple(lit.links for lit in self.lit.chosen()))
        self._editor.area.place_corner()
        self._labels_turn.ask()
        self.tell_loops()

    def _show_labels(self) -> None:
        labels = self.lit.labels_by_record()
        self.inspector.set_loops(labels)
        self._editor.canvas.spoken.loops = labels

    def _show_light(self) -> None:
        self._lens_drawing.show(self.emphasis())

    def _show_lens(self) -> None:
        self._lens_drawing.show(self.emphasis())
        self.lens_chip.show_view(self.lenses.view)
        self._editor.canvas.looking.fit_again()
        self._editor.area.place_corner()

    def _corner_card(self) -> CornerCard | None:
        """What a fit leaves a corner free for; on a low screen the map is worth more."""
        chip, drawing = self.lens_chip, self._editor.canvas.stage.on_show
        if chip.isHidden() or self._editor.run_room.is_beside:
            return None
        size = chip.free_size()
        return CornerCard(size.width(), size.height(), partial(is_crowded, drawing))

    def _show_record(self, record: str) -> None:
        self.run.frame.show_map()
        self._session.select(frozenset({RecordId(record)}))
        self._editor.canvas.looking.reveal(RecordId(record))

    def _show_page(self, page: str, _: str) -> None:
        if page == OVER_TIME:
            self.what_if.show_over_time()

    def _leave_sentence(self) -> None:
        self.sentence.forget_last()
        self._editor.leave_sentence()
        self._editor.canvas.looking.uncover()

    def _show_said(self, made: Iterable[RecordId]) -> None:
        self.said_preview.keep_view()
        self._editor.canvas.looking.show_made(tuple(made))


def loops_line(loops: LoopList | None, is_searching: bool) -> str:
    """What the status bar says of the loops: short while searching, else how complete it is."""
    if is_searching or loops is None:
        return "looking for loops …"
    return short_line(loops)
