"""Parked ideas: half-heard lines kept for later, put in order, and made part of a map."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from loopmap.analysis.sentences.parse import parse
from loopmap.editing.edits.groups import assign_group
from loopmap.editing.edits.notes import add_note
from loopmap.editing.edits.touch import NewId
from loopmap.editing.edits.variables import LONGEST_NAME
from loopmap.editing.sentence.say import Place, Said, say
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, Change, adding, removing, replacing
from loopmap.model.document import Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, next_order
from loopmap.model.records import Idea


def park(document: Document, text: str, new_id: NewId) -> Change:
    """A new idea at the end of the list; EditRefused for an empty or an endless line."""
    order = next_order(document.ideas)
    return adding(DOCUMENT, [Idea(new_id(Idea), _line(text), order)])


def edit_idea(document: Document, idea: RecordId, text: str) -> Change:
    """The idea in other words; one left without any is taken away."""
    standing = _standing(document, idea)
    if not clean_name(text):
        return removing(DOCUMENT, [standing])
    return replacing(DOCUMENT, [(standing, replace(standing, text=_line(text)))])


def remove_ideas(document: Document, ideas: Iterable[RecordId]) -> Change:
    """The list without these ideas; ones that are gone already are passed over."""
    found = (document.ideas.get(idea) for idea in sorted(set(ideas)))
    return removing(DOCUMENT, [idea for idea in found if idea is not None])


def move_idea(document: Document, idea: RecordId, place: int) -> Change:
    """The idea at that place of the list, counted from 0; beyond either end is the end."""
    moved = _standing(document, idea)
    others = [each for each in in_order(document.ideas) if each.id != idea]
    place = min(max(place, 0), len(others))
    listed = [*others[:place], moved, *others[place:]]
    return replacing(
        DOCUMENT, [(each, replace(each, order=float(n))) for n, each in enumerate(listed)]
    )


def idea_to_map(
    document: Document,
    map_id: MapId,
    idea: RecordId,
    new_id: NewId,
    place: Place | None = None,
    group: RecordId | None = None,
) -> Said:
    """What the idea says, said on the map and off the list, as one step.

    A causal sentence becomes variables and links; any other line is the name of one
    variable, which is in the ``group`` unless the line names another. EditRefused where
    nothing in the line can be a name.
    """
    standing = _standing(document, idea)
    sentence = parse(standing.text, document.maps[map_id])
    if not sentence:
        raise EditRefused(f"“{standing.text}” has nothing that could be a variable’s name.")
    said = say(document, map_id, sentence, new_id, place)
    change = said.change
    if group is not None and not said.path:
        grown = document.apply(change)
        loose = [one for one in said.new if grown.maps[map_id].variables[one].group is None]
        change = change.then(assign_group(grown, map_id, loose, group))
    return replace(said, change=change.then(removing(DOCUMENT, [standing])))


def idea_to_note(
    document: Document, map_id: MapId, idea: RecordId, at: tuple[float, float], new_id: NewId
) -> Change:
    """The idea as a private note with its centre at ``at``, and off the list."""
    standing = _standing(document, idea)
    note = add_note(document, map_id, standing.text, at, new_id)
    return note.then(removing(DOCUMENT, [standing]))


def _standing(document: Document, idea: RecordId) -> Idea:
    standing = document.ideas.get(idea)
    if standing is None:
        raise EditRefused("This idea is no longer on the parking list.")
    return standing


def _line(text: str) -> str:
    kept = clean_name(text)
    if not kept:
        raise EditRefused("There is nothing to park: type what you heard.")
    if len(kept) > LONGEST_NAME:
        raise EditRefused(
            f"A parked idea can have {LONGEST_NAME} characters; this has {len(kept)}."
        )
    return kept
