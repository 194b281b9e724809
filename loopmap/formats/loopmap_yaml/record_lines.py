"""Records as the lines of a file, each written once for as long as it stands.

Records never change, and most of a map is the same from one save to the next and from a
map to its duplicate. So whoever saves again and again keeps the lines.
"""

from __future__ import annotations

from loopmap.formats.loopmap_yaml.fields import RecordShape
from loopmap.model.records import Record
from loopmap.model.token import breathe

_SPARE = 2_000


class RecordLines:
    """The lines of records by the very record; may be asked on any thread."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Record, str]] = {}

    def line(self, shape: RecordShape, record: Record) -> str:
        """What ``shape`` writes of the record."""
        known = self._known.get(id(record))
        if known is not None and known[0] is record:
            return known[1]
        breathe()
        line = shape.write(record)
        self._known[id(record)] = (record, line)
        return line

    def forget_most(self, count: int) -> None:
        """Begin anew if far more is known than the ``count`` of lines that are wanted."""
        if len(self._known) > 2 * count + _SPARE:
            self._known = {}
