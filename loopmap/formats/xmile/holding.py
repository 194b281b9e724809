"""What an XMILE file has no place for, beside what no format of its kind keeps."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.formats.xmile.written import Written, written_of
from loopmap.model.document import Document

_MOST_NAMED = 3


def cannot_hold(document: Document) -> tuple[str, ...]:
    """A sentence for each kind of thing that is lost or changed."""
    return tuple(_told(written_of(document)))


def _told(whole: Written) -> Iterator[str]:
    variables = whole.map.variables
    changed = sorted(
        f"“{variables[record].name}” → “{name}”"
        for record, name in whole.names.items()
        if " ".join(variables[record].name.split()) != name
    )
    if changed:
        more = len(changed) - _MOST_NAMED
        rest = f" and {more} more" if more > 0 else ""
        yield f"XMILE has other names for {', '.join(changed[:_MOST_NAMED])}{rest}."
    pictures = sum(bool(note.picture) for note in whole.map.notes.values())
    if pictures:
        yield "One picture is not kept." if pictures == 1 else f"{pictures} pictures are not kept."
    lengths = sum(bool(link.delay_length) for link in whole.map.links.values())
    if lengths:
        yield "How long delays take, in words, is not kept."
