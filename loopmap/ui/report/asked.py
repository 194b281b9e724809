"""A report as the window asks for it: of the map on show, with what is lit, as chosen."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from loopmap.analysis.loops import LoopKey
from loopmap.editing.report.plan import plan_of
from loopmap.editing.report.templates import OWN, Template, Templates, all_templates
from loopmap.model.document import Document
from loopmap.model.report_choice import ReportChoice
from loopmap.ui.editor import Editor
from loopmap.ui.means import Means
from loopmap.ui.reporting import WORD, Wanted
from loopmap.ui.saving import file_name


def templates_of(means: Means) -> Templates:
    """All templates there are on this computer."""
    return all_templates(means.folders.config / OWN)


@dataclass(frozen=True, slots=True)
class Asking:
    """A report of the map on show as ``template`` and ``choice`` say; ``date``: today's.

    ``path`` None: to be shown in outline.
    """

    editor: Editor
    means: Means
    template: Template
    choice: ReportChoice
    date: str
    path: Path | None = None

    def of(self, document: Document) -> Wanted:
        """What is to be written of that document; words of people are taken from it."""
        session, panels = self.editor.session, self.editor.panels
        kept = document.maps[session.map_id].info.report
        said = kept if kept is not None and session.read_only is None else self.choice
        choice = said if self.path is not None else self.choice
        plan = plan_of(self.template, choice, date=self.date, lit=lit_loops(self.editor))
        style = self.means.settings.current.house_style
        return Wanted(
            self.path or Path(f"report{choice.suffix}"),
            document,
            session.map_id,
            panels.watch.settled if panels else None,
            plan,
            Path(style) if style and choice.house and choice.suffix == WORD else None,
        )


def lit_loops(editor: Editor) -> tuple[LoopKey, ...]:
    """The loops that are lit now."""
    return () if editor.panels is None else tuple(e.links for e in editor.panels.lit.chosen())


def ask_where(editor: Editor, means: Means, choice: ReportChoice) -> Path | None:
    """The file to write to; None where the person thought better of it."""
    name = choice.title or editor.session.map.info.title
    path = means.dialogs.to_export(Path(f"{file_name(name)}{choice.suffix}"))
    if path is not None and not path.suffix:
        path = path.with_suffix(choice.suffix)
    return path
