"""The tree of a file's mark-up, read with recovery and without any danger.

Half of the files about were written with a prefix nobody declared or an end tag that is
missing, so the reader mends what it can and says so. Document types, and with them
entities, are refused: no format of maps needs one. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from loopmap.errors import FormatError
from loopmap.model.token import breathe

_BROKEN_OFF = 77
"""libxml2's number for “Premature end of data in tag”."""

_UNKNOWN_PREFIX = 201
"""libxml2's number for a prefix that is not declared: too usual to be told."""

_DEEPEST = 60


class Markup(NamedTuple):
    """The outermost element, and a sentence for each thing that was mended."""

    root: Any
    mended: tuple[str, ...]


def read_markup(content: bytes, file: str, what: str = "an XMILE file") -> Markup:
    """The tree; ``what`` is the kind of file that was expected, for messages.

    Raises FormatError with a line where the file cannot be read. O(size).
    """
    from lxml import etree

    head = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not head:
        raise FormatError("The file is empty.", file=file)
    parser = etree.XMLParser(
        recover=True,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _not_markup(file, error.lineno, what) from error
    if root is None:
        raise _not_markup(file, None, what)
    _refuse_danger(root, file)
    return Markup(root, _mended(parser.error_log, file))


def _not_markup(file: str, line: int | None, what: str) -> FormatError:
    return FormatError(f"This is not {what}: it is not mark-up.", file=file, line=line)


def _refuse_danger(root: Any, file: str) -> None:
    if root.getroottree().docinfo.internalDTD is not None:
        raise FormatError(
            "The file declares a document type, which no map needs and Loopmap does not read.",
            file=file,
        )
    level, deep = [root], 0
    while level:
        deep += 1
        if deep > _DEEPEST:
            raise FormatError("The file is nested too deeply.", file=file)
        level = [child for each in level for child in each]


def _mended(log: Any, file: str) -> tuple[str, ...]:
    """One sentence for what was mended."""
    for entry in log:
        if entry.type == _BROKEN_OFF:
            raise FormatError("The file ends before it is complete.", file=file, line=entry.line)
    faults = (entry for entry in log if entry.level_name != "WARNING")
    lines = [entry.line for entry in faults if entry.type != _UNKNOWN_PREFIX]
    if not lines:
        return ()
    return (f"Line {lines[0]}: the mark-up is faulty and was read as far as it makes sense.",)


def name_of(element: Any) -> str:
    """The local name of an element, in small letters; of a foreign one with its prefix."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    space, brace, local = tag.rpartition("}")
    if brace and space[1:] != _space_of(element.getroottree().getroot()):
        return f"foreign:{local}".lower()
    return local.lower()


def _space_of(root: Any) -> str:
    return str(root.tag).rpartition("}")[0][1:]


def children(element: Any, name: str) -> Iterator[Any]:
    """The children of an element that have a name."""
    return (child for child in element if name_of(child) == name)


def child(element: Any, name: str) -> Any | None:
    """The first of them, or None."""
    breathe()
    return next(children(element, name), None)


def text_of(element: Any | None) -> str:
    """The text of an element without blanks at its ends; empty for None."""
    return "" if element is None else (element.text or "").strip()


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its local name, whatever its prefix."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2].rpartition(":")[2] == name:
            return str(value)
    return None
