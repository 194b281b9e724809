"""The inspector's page for one group."""

from __future__ import annotations

from loopmap.editing.edits import collapse, groups
from loopmap.model.records import Group
from loopmap.ui.panels.asking import Asking
from loopmap.ui.panels.fields import LineField, plain_button
from loopmap.ui.panels.inspector_page import InspectorPage, Labels
from loopmap.ui.panels.looks import heading
from loopmap.ui.panels.record_rows import RecordRow, RecordRows


class GroupPage(InspectorPage):
    """Name and members of a group."""

    def __init__(self, asking: Asking) -> None:
        super().__init__(asking)
        self._name = LineField("Name of the group", "Name", title=True)
        self._members = RecordRows("No variables yet: choose this group in their inspector.")
        self._turn = plain_button("Collapse to one box")
        self._colour = plain_button("Next colour", "Give the area another tint")
        self._remove = plain_button("Remove the group", "Its variables stay where they are")
        self.column.addWidget(heading("Group"))
        self.column.addWidget(self._name)
        self.section("Members", self._members)
        self.column.addSpacing(8)
        self.column.addWidget(self._turn)
        self.column.addWidget(self._colour)
        self.column.addWidget(self._remove)
        self.column.addStretch(1)
        self._name.committed.connect(self._rename)
        self._members.wanted.connect(self.wanted)
        self._turn.clicked.connect(self._turn_over)
        self._colour.clicked.connect(self._next_colour)
        self._remove.clicked.connect(self._remove_group)

    def show_session(self, labels: Labels) -> None:  # noqa: ARG002 - groups are in no loop
        group = self.selected(Group)
        if group is None:
            return
        self._showing = group.id
        self._name.show_text(group.name)
        say = ("Open the group", "Show its variables again")
        if not group.collapsed:
            say = ("Collapse to one box", "Draw it as one box, with its links bundled")
        self._turn.setText(say[0])
        self._turn.setToolTip(say[1])
        members, known = groups.members_of(self.map, [group.id]), self.map.variables
        self._members.show_rows([RecordRow(i, known[i].name, known[i].name) for i in members])

    def begin_naming(self) -> None:
        self._name.setFocus()
        self._name.selectAll()

    def _rename(self, name: str) -> None:
        if not self.do("Rename", lambda d, m: groups.rename_group(d, m, self._showing, name)):
            self._name.show_text(self.map.groups[self._showing].name)

    def _turn_over(self) -> None:
        if self.map.groups[self._showing].collapsed:
            self.do("Open group", lambda d, m: collapse.open_groups(d, m, [self._showing]))
        else:
            self.do("Collapse group", lambda d, m: collapse.collapse_groups(d, m, [self._showing]))

    def _next_colour(self) -> None:
        colour = self.map.groups[self._showing].colour + 1
        self.do("Colour", lambda d, m: groups.set_group_colour(d, m, self._showing, colour))

    def _remove_group(self) -> None:
        self.do("Remove group", lambda d, m: groups.remove_group(d, m, self._showing))
