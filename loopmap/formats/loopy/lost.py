"""What LOOPY has no place for, besides what no file of links has."""

from __future__ import annotations

from collections.abc import Iterator

from loopmap.formats.loopy.write import is_written, link_to
from loopmap.model.document import Document
from loopmap.model.records import Strength

_LONGEST = 2048


def lost(document: Document) -> tuple[str, ...]:
    """Sentences on what of a document a ``.loopy`` file does not hold."""
    return tuple(_lost(document))


def lost_in_link(document: Document) -> tuple[str, ...]:
    """The same for a link, which may become too long."""
    long = len(link_to(document))
    if long <= _LONGEST:
        return lost(document)
    return (
        *_lost(document),
        f"The link has {long:,} characters; some programs cut links after {_LONGEST:,}.",
    )


def _lost(document: Document) -> Iterator[str]:
    causal_map = document.maps[document.map_order[0]]
    private = sum(not is_written(note) for note in causal_map.notes.values())
    if private:
        yield f"{private} private or pictured note{'s' * (private > 1)} will not be in it."
    if any(link.strength is Strength.WEAK for link in causal_map.links.values()):
        yield "Weak links become ordinary ones: LOOPY would draw them with the other sign."
