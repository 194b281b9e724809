"""Bringing changes across both ways at once: for each, which of the two maps is right."""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.analysis.difference import Difference, Differing
from loopmap.editing.edits.across import Brought, bring_across
from loopmap.editing.edits.touch import NewId
from loopmap.model.document import Document


def bring_chosen(
    document: Document,
    difference: Difference,
    as_later: Iterable[Differing],
    as_earlier: Iterable[Differing],
    new_id: NewId,
) -> Brought:
    """Both maps ``as_later``, the later one has it, or ``as_earlier``; the rest stays.

    One change, whatever was chosen. What a map has no room for is left and told.
    """
    over = bring_across(document, difference, as_later, new_id)
    standing = document.apply(over.change)
    back = bring_across(standing, difference, as_earlier, new_id, back=True)
    left = tuple(dict.fromkeys((*over.left, *back.left)))
    return Brought(over.change.then(back.change), left, (*over.besides, *back.besides))
