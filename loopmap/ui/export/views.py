"""Which named views are exported, if any: then they say themselves what is drawn and how."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from loopmap.ui.editor import Editor
from loopmap.ui.export.kinds import is_figure
from loopmap.ui.figures import PDF, SLIDES, Export
from loopmap.ui.view_figures import ViewOf, ViewsWanted, all_views, on_views

NONE, ALL = "None: what is chosen below", "All named views, a page each"


class ViewChoice(QObject):
    """A list of the views there are; that on the screen is chosen. ``changed`` tells of another.

    Without views there is no row.
    """

    changed = Signal()

    def __init__(self, editor: Editor, parent: QObject) -> None:
        super().__init__(parent)
        self._document = editor.session.document
        self._there = all_views(self._document)
        self._form: QFormLayout | None = None
        self._away: list[QWidget] = []
        self.which = QComboBox()
        self.which.addItem(NONE)
        for each in self._there:
            self.which.addItem(self._called(each))
        if len(self._there) > 1:
            self.which.addItem(ALL)
        at = editor.panels.views.showing.at if editor.panels is not None else None
        places = [(each.map_id, each.view.id) for each in self._there]
        self.which.setCurrentIndex(places.index(at) + 1 if at in places else 0)
        self.which.currentIndexChanged.connect(self.changed)

    def add_to(self, form: QFormLayout) -> None:
        form.addRow("View", self.which)
        form.setRowVisible(self.which, bool(self._there))
        self._form = form

    @property
    def chosen(self) -> tuple[ViewOf, ...]:
        """The views that are exported; none where none is chosen, or a report is written."""
        place = self.which.currentIndex() - 1
        if not self.which.isEnabled() or place < 0:
            return ()
        return self._there if place == len(self._there) else (self._there[place],)

    @property
    def name(self) -> str:
        """What one view is called; "" for none and for several."""
        return self.chosen[0].view.name if len(self.chosen) == 1 else ""

    def offer(self, suffix: str, said_by_views: Iterable[QWidget]) -> None:
        """What can be chosen for this kind of file; what a view says itself is not shown."""
        self.which.setEnabled(is_figure(suffix))
        may_be_all = suffix in {PDF, SLIDES}
        model, last = self.which.model(), self.which.findText(ALL)
        if last >= 0 and isinstance(model, QStandardItemModel):
            model.item(last).setEnabled(may_be_all)
            if self.which.currentIndex() == last and not may_be_all:
                self.which.setCurrentIndex(0)
        for widget in self._away:
            self._show(widget, shown=True)
        self._away = [each for each in said_by_views if self.chosen and not each.isHidden()]
        for widget in self._away:
            self._show(widget, shown=False)

    def on(self, wanted: Export) -> Export:
        """The same export of these views, in place of all that is chosen of a figure besides."""
        if not self.chosen:
            return wanted
        document = self._document
        plain = replace(
            wanted,
            causal_map=document.maps[self.chosen[0].map_id],
            selection=frozenset(),
            loop=(),
            lit=(),
            poster=False,
            loop_pages=(),
        )
        return on_views(plain, ViewsWanted(document, self.chosen))

    def _show(self, widget: QWidget, *, shown: bool) -> None:
        """A field with its words, or a box."""
        if self._form is not None and self._form.indexOf(widget) >= 0:
            self._form.setRowVisible(widget, shown)
        else:
            widget.setVisible(shown)

    def _called(self, each: ViewOf) -> str:
        if len(self._document.maps) == 1:
            return each.view.name
        return f"{self._document.maps[each.map_id].info.title}: {each.view.name}"
