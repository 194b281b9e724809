"""Pages and dialogs that come up over the window: commands, keys, export, about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from loopmap.errors import LoopmapError
from loopmap.ui.actions.catalogue import COMMANDS
from loopmap.ui.actions.command import Command
from loopmap.ui.actions.why_not import asked_for

if TYPE_CHECKING:
    from loopmap.ui.guide_page import GuidePage
    from loopmap.ui.main_window import MainWindow
    from loopmap.ui.opening import Arrival
    from loopmap.ui.palette import CommandPalette
    from loopmap.ui.shortcuts_page import ShortcutsPage
    from loopmap.ui.tour import Tour


class WindowPages(QObject):
    """Makes each page when it is first asked for. None of them stops the window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._palette: CommandPalette | None = None
        self._shortcuts: ShortcutsPage | None = None
        self._guide: GuidePage | None = None
        self._tour: Tour | None = None

    def show_palette(self) -> None:
        """The palette with every command that may be used now."""
        from loopmap.ui.palette import CommandPalette

        if self._palette is None:
            run = self._window.command_actions.run
            self._palette = CommandPalette(self._usable, run, self._window, self._at_rest)
        self._palette.open_over(self._window)

    def show_menus(self) -> None:
        """The first menu; arrow keys go on to the others. Nothing where there is no menu bar."""
        bar = self._window.menuBar()
        if not bar.isVisible():
            return
        bar.setActiveAction(bar.actions()[0])

    def show_shortcuts(self) -> None:
        """Every command with its keys."""
        from loopmap.ui.shortcuts_page import ShortcutsPage

        if self._shortcuts is None:
            self._shortcuts = ShortcutsPage(self._window)
        self._shortcuts.show()
        self._shortcuts.raise_()

    def show_guide(self) -> None:
        """The user guide, beside the work."""
        from loopmap.ui.guide_page import GuidePage

        if self._guide is None:
            self._guide = GuidePage(self._window.means.theme, self._window)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()

    def start_tour(self) -> None:
        """The tour on the fines example, or the first example there is."""
        from loopmap.ui.tour import Tour

        if self._tour is None:
            examples = self._window.means.folders.examples
            named = [path for path in examples if path.stem.startswith("fines")]
            if not examples:
                raise LoopmapError("The examples are not there, so there is nothing to tour.")
            self._tour = Tour(self._window, (named or list(examples))[0])
        self._tour.start()

    def show_about(self) -> None:
        """What this is and where things are kept."""
        from loopmap.ui.about import about

        about(self._window, self._window.means.folders).open()

    def show_export(self, suffix: str = "") -> None:
        """The export dialog on the open document; ``suffix`` is the kind it begins with."""
        from loopmap.ui.export_dialog import ExportDialog

        assert self._window.editor is not None
        dialog = ExportDialog(self._window.editor, self._window.means, self._window)
        if suffix:
            dialog.choose(suffix)
        dialog.open()

    def show_report(self, suffix: str = "") -> None:
        """The dialog of a report of the map on show; ``suffix`` is the kind it begins with."""
        from loopmap.ui.report.dialog import ReportDialog

        assert self._window.editor is not None
        ReportDialog(self._window.editor, self._window.means, self._window, suffix).open()

    def write_report_again(self) -> None:
        """Ask for the file, and write the report as it was last chosen for the map on show."""
        from loopmap.ui.report.again import write_again

        assert self._window.editor is not None
        write_again(self._window.editor, self._window.means)

    def ask_and_import(self) -> None:
        """Ask for a file, and look it over before its maps come into the document."""
        from loopmap.ui.coming_in.importing import ask_and_import

        assert self._window.editor is not None
        ask_and_import(self._window.editor, self._window.means, self._window.jobs)

    def ask_for_link(self) -> None:
        """Ask for a link that holds a map, and look over what it brings."""
        from loopmap.ui.coming_in.links import LinkDialog

        LinkDialog(self._window).open()

    def look_at_link(self, link: str) -> None:
        """A link that holds a map was pasted: look over what it brings."""
        from loopmap.ui.coming_in.links import look_at_link

        look_at_link(self._window, link)

    def look_over(self, arrival: Arrival) -> None:
        """A file of another program is looked at before it becomes the open document."""
        from loopmap.ui.coming_in.importing import look_over

        look_over(arrival, self._window.files, self._window.means, self._window)

    def show_said(self) -> None:
        """All that was said of the file the document came in with, beside the work."""
        from loopmap.ui.coming_in.said import SaidPage

        current = self._window.files.current
        if current is not None and current.said:
            SaidPage(current.said, self._window).show()

    def save_copy(self, path: Path | None = None) -> None:
        """Write the document for another program, saying first what that cannot hold."""
        from loopmap.ui.copying_out import CopyDialog

        editor = self._window.editor
        assert editor is not None
        CopyDialog(editor, self._window.means, self._window, path).open()

    def check_identifiers(self) -> None:
        """Show what in the document may tell who is spoken of."""
        from loopmap.ui.going_out.asking import check_now

        assert self._window.editor is not None
        check_now(self._window.editor, self._window.means)

    def show_deep_search(self) -> None:
        """The dialog of a deep search, beside the work."""
        from loopmap.ui.deep_search_dialog import DeepSearchDialog

        editor = self._window.editor
        assert editor is not None
        assert editor.panels is not None
        DeepSearchDialog(editor, editor.panels, self._window.means, editor).show()

    def write_where_to_look(self) -> None:
        """Ask for a file, and write the table of where to look to it."""
        from loopmap.ui.where_to_file import write_where_to_look

        assert self._window.editor is not None
        write_where_to_look(self._window.editor, self._window.means)

    def write_pair(self) -> None:
        """Ask for a file, and write today and the future to it, on one sheet."""
        from loopmap.ui.pair_picture import ask_for_pair

        assert self._window.editor is not None
        ask_for_pair(self._window.editor, self._window.means)

    def read_data(self) -> None:
        """Ask for a table of values over time, and which of its columns are which variables."""
        from loopmap.ui.data_dialog import read_data

        assert self._window.editor is not None
        read_data(self._window.editor, self._window.means, self._window.jobs)

    def export_chart(self) -> None:
        """Ask for a file, and write the chart on show in the run panel to it."""
        from loopmap.ui.chart_out import export_chart

        assert self._window.editor is not None
        export_chart(self._window.editor, self._window.means)

    def copy_chart(self) -> None:
        """Put the chart on show on the clipboard as a picture."""
        from loopmap.ui.chart_out import copy_chart

        assert self._window.editor is not None
        copy_chart(self._window.editor, self._window.means)

    def copy_chart_table(self) -> None:
        """Put the figures of the chart on show on the clipboard."""
        from loopmap.ui.chart_out import copy_chart_table

        assert self._window.editor is not None
        copy_chart_table(self._window.editor, self._window.means)

    def _usable(self) -> list[Command]:
        return [command for command in COMMANDS if command.enabled(self._window)]

    def _at_rest(self, text: str) -> list[tuple[Command, str]]:
        """Commands with these words that may not be used now, and what they ask for."""
        from loopmap.ui.palette import matching

        window = self._window
        if window.session is None or window.editor is None:
            return []
        found = [each for each in matching(COMMANDS, text) if not each.enabled(window)]
        return [(each, asked_for(each, window) or "not just now") for each in found]
