"""The variables of a kept run: where each went, where it goes now, and which are drawn."""

from __future__ import annotations

from loopmap.editing.kept_courses import every_course, on_show
from loopmap.editing.kept_model_words import tell_course_now, tell_going
from loopmap.model.ids import RecordId
from loopmap.model.records import KeptRun
from loopmap.simulation.equations.runs import MapRun
from loopmap.ui.panels.curve_choice import CurveChoice


class KeptChoice(CurveChoice):
    """A row for each course that was kept; ticked are those that were on show, or chosen since."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setResizeMode(self.ResizeMode.Adjust)
        self._of: dict[RecordId, tuple[RecordId, ...]] = {}
        self._run = RecordId("")
        self.chosen.connect(self._note)

    def show_run(self, run: KeptRun, now: MapRun | None) -> None:
        """Show the courses of a run, and under each how it goes ``now``, if that was asked."""
        self._run, courses = run.id, every_course(run)
        first = tuple(course.variable for course in on_show(run))
        lines = {
            course.variable: "\n".join(
                [tell_going(course), *([] if now is None else [tell_course_now(course, now)])]
            )
            for course in courses
        }
        self.tick(self._of.get(run.id, first))
        self.show_rows([(course.variable, course.name) for course in courses], lines)

    def go_on_from(self, other: KeptChoice) -> None:
        """Take over what was ticked."""
        self._of = other._of

    def _note(self, ticked: tuple[RecordId, ...]) -> None:
        self._of[self._run] = ticked
