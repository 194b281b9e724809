"""Where in the file each record stands, so that a broken rule names its line."""

from __future__ import annotations

from collections.abc import Callable

from loopmap.errors import FormatError
from loopmap.formats.loopmap_yaml.tree import Fields, Node
from loopmap.model.change import DOCUMENT, DOCUMENT_INFO, Key
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import fold_name
from loopmap.model.records import Link, NamedLoop, Record, Variable
from loopmap.model.rules import Problem, problems


class Places:
    """The node of every record, by key; ids are refused when they come a second time."""

    def __init__(self) -> None:
        self._nodes: dict[Key, Node] = {}
        self.unplaced: set[MapId] = set()

    def of_document(self, record: RecordId, node: Node) -> None:
        """Note where evidence or a map stands."""
        if record == DOCUMENT_INFO:
            raise FormatError(
                f"The id “{record}” is taken by the document itself.", line=node.line, field="id"
            )
        self._note(Key(DOCUMENT, record), node)

    def of_map(self, map_id: MapId) -> Callable[[RecordId, Node], None]:
        """The function that notes where a record of that map stands."""
        return lambda record, node: self._note(Key(map_id, record), node)

    def _note(self, key: Key, node: Node) -> None:
        first = self._nodes.setdefault(key, node)
        if first is not node:
            raise FormatError(
                f"The id “{key.id}” is used twice, first on line {first.line}.",
                line=self._line(node, "id"),
                field="id",
            )

    def refuse_broken_rules(self, document: Document) -> None:
        """Raise FormatError for the first rule of the model that the document breaks."""
        for problem in problems(document):
            node = self._nodes[problem.key]
            twin = self._twin(problem, document)
            sentence = problem.text
            if twin is not None:
                sentence = f"{sentence} The first is on line {twin}."
            raise FormatError(sentence, line=self._line(node, problem.field), field=problem.field)

    def _twin(self, problem: Problem, document: Document) -> int | None:
        """The line of the earlier record that a record may not be like, if that is the matter."""
        record = document.get(problem.key)
        mark = _mark(record, problem.field)
        if mark is None:
            return None
        for other in document.maps[problem.key.map].records():
            if other is not record and _mark(other, problem.field) == mark:
                return self._line(self._nodes[Key(problem.key.map, other.id)], problem.field)
        return None

    @staticmethod
    def _line(node: Node, field: str) -> int:
        if isinstance(node, Fields) and field in node.fields:
            return int(node.fields[field].line)
        return node.line


def _mark(record: Record | None, field: str) -> tuple[object, ...] | None:
    """What may not be the same in two records of one kind on a map, as far as ``field`` goes."""
    if isinstance(record, Variable) and field == "name":
        return Variable, fold_name(record.name)
    if isinstance(record, Link) and field == "to":
        return Link, record.source, record.target
    if isinstance(record, NamedLoop) and field == "label":
        return NamedLoop, record.label
    return None
