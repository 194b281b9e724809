"""From bytes to a tree of texts, lists and fields in which everything knows its line.

Nothing is interpreted here and nothing is executed: every scalar stays the text
that was written. What a Loopmap file never needs is refused before it can do
harm: anchors, aliases, tags, a field given twice, deep nesting, endless values.
The parser's events are read one by one, with no recursion, so that the bounds
hold while a hostile file is being read and not after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from loopmap.errors import FormatError
from loopmap.formats.format import MAX_BYTES
from loopmap.formats.loopmap_yaml.complaints import plain_words
from loopmap.model.token import breathe

MAX_DEPTH = 64
MAX_VALUES = 2_000_000
MAX_FIELD_NAME = 100

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")


class Scalar(NamedTuple):
    """One value as written. ``plain``: without quotation marks."""

    text: str
    plain: bool
    line: int


class Items(NamedTuple):
    """A list."""

    items: list[Any]
    line: int


class Fields(NamedTuple):
    """Named values in the order of the file."""

    fields: dict[str, Any]
    line: int


Node = Scalar | Items | Fields


def parse(content: bytes, loader: type | None = None) -> Fields:
    """The tree of a file.

    ``loader`` is a PyYAML loader class; by default libyaml's when it is present.
    Raises FormatError with the line. O(size), and bounded for every input.
    """
    import yaml  # costs 15 ms and is not needed before a file is opened

    text = decode(content)
    if loader is None:
        loader = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
    try:
        root = _Builder().build(yaml.parse(text, loader))
    except yaml.MarkedYAMLError as error:
        raise plain_words(error, text) from error
    except (yaml.YAMLError, ValueError) as error:  # ValueError: escapes beyond Unicode
        raise FormatError("This file cannot be read as YAML.") from error
    if not isinstance(root, Fields):
        raise FormatError("This is not a Loopmap file: it does not consist of fields.", line=1)
    return root


def decode(content: bytes) -> str:
    """The file as text; FormatError names the line of the first byte that is no UTF-8."""
    if len(content) > MAX_BYTES:
        raise FormatError("The file is larger than 64 MB, more than any map needs.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FormatError(
            "The file is written in UTF-16.", hint="Save it as UTF-8 in your text editor."
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(
            f"Byte {error.start + 1} is not UTF-8.",
            line=content.count(b"\n", 0, error.start) + 1,
            hint="Save the file as UTF-8 in your text editor.",
        ) from error
    control = _CONTROL.search(text)
    if control:
        raise FormatError(
            f"There is a control character (U+{ord(control.group()):04X}) in the text.",
            line=text.count("\n", 0, control.start()) + 1,
        )
    return text


class _Builder:
    """Turns parser events into nodes, with a stack of the lists and fields that are open."""

    def __init__(self) -> None:
        self._open: list[Items | Fields] = []
        self._names: list[str | None] = []  # the field each open Fields is waiting to fill
        self._values = 0
        self._root: Node | None = None

    def build(self, events: Iterable[Any]) -> Node | None:
        import yaml

        scalar, sequence, mapping = (
            yaml.ScalarEvent,
            yaml.SequenceStartEvent,
            yaml.MappingStartEvent,
        )
        for event in events:
            kind = type(event)
            if kind is scalar:
                self._refuse_marks(event)
                line = event.start_mark.line + 1
                self._put(Scalar(event.value, not event.style, line))
            elif kind is sequence or kind is mapping:
                self._refuse_marks(event)
                line = event.start_mark.line + 1
                self._enter(Items([], line) if kind is sequence else Fields({}, line))
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self._open.pop()
                self._names.pop()
            elif kind is yaml.AliasEvent:
                raise _refused(event, "A repeated value (“*name”) is not allowed.")
            elif kind is yaml.DocumentStartEvent and self._root is not None:
                raise _refused(event, "A second document begins here; one file holds one.")
        return self._root

    @staticmethod
    def _refuse_marks(event: Any) -> None:
        if event.anchor is not None:
            raise _refused(event, "A named value (“&name”) is not allowed.")
        if event.tag is not None:
            raise _refused(event, "A type mark (“!…”) is not allowed.")

    def _enter(self, node: Items | Fields) -> None:
        self._put(node)
        if len(self._open) >= MAX_DEPTH:
            raise FormatError("Values are nested too deeply here.", line=node.line)
        breathe()
        self._open.append(node)
        self._names.append(None)

    def _put(self, node: Node) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise FormatError("The file has more values than any map needs.", line=node.line)
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        if isinstance(parent, Items):
            parent.items.append(node)
        elif (name := self._names[-1]) is None:
            self._names[-1] = self._field_name(parent, node)
        else:
            parent.fields[name] = node
            self._names[-1] = None

    @staticmethod
    def _field_name(parent: Fields, node: Node) -> str:
        if not isinstance(node, Scalar) or len(node.text) > MAX_FIELD_NAME:
            raise FormatError("The name of a field was expected here.", line=node.line)
        if node.text in parent.fields:
            first = parent.fields[node.text].line
            raise FormatError(
                f"The field is given twice, first on line {first}.",
                line=node.line,
                field=node.text,
            )
        return node.text


def _refused(event: Any, sentence: str) -> FormatError:
    return FormatError(sentence, line=event.start_mark.line + 1)
