"""The inspector's page for the map, shown when nothing is selected."""

from __future__ import annotations

from dataclasses import replace

from loopmap.editing.edits import maps
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import LineField, TextField
from loopmap.ui.panels.inspector_page import InspectorPage, Labels
from loopmap.ui.panels.looks import heading, muted
from loopmap.ui.panels.map_times import MapTimesSection


class MapPage(InspectorPage):
    """What the map is about: its question, its time span, where it comes from."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._document = TextField("Title of the document", "Title of the document", title=True)
        self._title = LineField("Title of the map", "Today, Future, Table 2 …")
        self._question = TextField("Focus question", "What does this map try to answer?")
        self._span = LineField("Time span", "e.g. three school years")
        self._summary = TextField("Summary", "What should a reader know?")
        self._vision = TextField("Vision", "What do we want? A line each, naming variables")
        self._source = TextField("Source", "Where does it come from?", lines=1)
        self.times = MapTimesSection(asking)
        self._counts = muted()
        self.column.addWidget(heading("Document"))
        self.column.addWidget(self._document)
        self.section("This map", self._title)
        self.section("Focus question", self._question)
        self.section("Time span", self._span)
        self.section("Summary", self._summary)
        self.section("Vision", self._vision)
        self.section("Source", self._source)
        self.column.addWidget(self.times)
        self.section("On the map", self._counts)
        self.column.addStretch(1)
        self._document.committed.connect(self._rename_document)
        self._title.committed.connect(self._rename)
        self._question.committed.connect(self._set_question)
        self._span.committed.connect(self._set_span)
        self._summary.committed.connect(self._set_summary)
        self._vision.committed.connect(self._set_vision)
        self._source.committed.connect(self._set_source)

    def show_session(self, labels: Labels) -> None:  # noqa: ARG002 - the whole map's page
        info, standing = self.map.info, self.map
        self._document.show_text(self.session.document.info.title)
        self._title.show_text(info.title)
        self._question.show_text(info.question)
        self._span.show_text(info.time_span)
        self._summary.show_text(info.summary)
        self._vision.show_text(info.vision)
        self._source.show_text(info.source)
        self.times.refresh()
        self._counts.setText(
            f"{counted(len(standing.variables), 'variable')}, "
            f"{counted(len(standing.links), 'link')}, "
            f"{counted(len(standing.groups), 'group')}, "
            f"{counted(len(standing.notes), 'note')}"
        )

    def begin_naming(self) -> None:
        self._document.setFocus()

    def _rename_document(self, title: str) -> None:
        info = replace(self.session.document.info, title=" ".join(title.split()))
        self.do("Title", lambda d, _: maps.describe_document(d, info))

    def _rename(self, title: str) -> None:
        if not self.do("Rename map", lambda d, m: maps.rename_map(d, m, title)):
            self._title.show_text(self.map.info.title)

    def _set_question(self, text: str) -> None:
        self.do("Focus question", lambda d, m: maps.describe_map(d, m, question=text))

    def _set_span(self, text: str) -> None:
        self.do("Time span", lambda d, m: maps.describe_map(d, m, time_span=text))

    def _set_summary(self, text: str) -> None:
        self.do("Summary", lambda d, m: maps.describe_map(d, m, summary=text))

    def _set_vision(self, text: str) -> None:
        self.do("Vision", lambda d, m: maps.describe_map(d, m, vision=text))

    def _set_source(self, text: str) -> None:
        self.do("Source", lambda d, m: maps.describe_map(d, m, source=text))


def counted(number: int, word: str) -> str:
    """A number with its word, plural where it needs to be.

    >>> counted(1, "link"), counted(3, "link")
    ('1 link', '3 links')
    """
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
