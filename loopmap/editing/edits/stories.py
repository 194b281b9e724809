"""What people say of a story found on the map: that it is one, who plays what, or that it is not.

A story is known by its pattern and the few variables it hangs on. Nothing is kept of one
that nobody has judged.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from loopmap.editing.edits.touch import NewId, map_of, record_of
from loopmap.errors import EditRefused
from loopmap.model.change import Change, adding, removing, replacing
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.query import clean_name, in_order, next_order
from loopmap.model.records import FoundStory


def story_with(
    causal_map: CausalMap, pattern: str, variables: Sequence[RecordId]
) -> FoundStory | None:
    """What was said of this story, or None where nobody has said anything."""
    wanted = (pattern, tuple(variables))
    stories = in_order(causal_map.found_stories)
    return next((s for s in stories if (s.pattern, s.variables) == wanted), None)


def dismiss_story(
    document: Document, map_id: MapId, pattern: str, variables: Sequence[RecordId], new_id: NewId
) -> Change:
    """The story put aside: it is not offered again. What was said of it before is kept."""
    standing, story = _judged(document, map_id, pattern, variables, new_id)
    return _kept(map_id, standing, replace(story, dismissed=True))


def confirm_story(
    document: Document,
    map_id: MapId,
    pattern: str,
    variables: Sequence[RecordId],
    roles: Mapping[str, RecordId],
    new_id: NewId,
    *,
    text: str | None = None,
) -> Change:
    """The story as the group's own, with who plays each part; ``text`` in their words.

    None leaves the words as they are. EditRefused when a part would be played by a
    variable that is not on the map.
    """
    standing, story = _judged(document, map_id, pattern, variables, new_id)
    here = map_of(document, map_id).variables
    if any(variable not in here for variable in roles.values()):
        raise EditRefused("A variable of this story is no longer on the map.")
    told = story.text if text is None else clean_name(text)
    confirmed = replace(story, roles=tuple(roles.items()), dismissed=False, text=told)
    return _kept(map_id, standing, confirmed)


def forget_story(document: Document, map_id: MapId, story: RecordId) -> Change:
    """The map without what was said: the story is offered again like any other."""
    return removing(map_id, [record_of(document, map_id, story, FoundStory)])


def _judged(
    document: Document, map_id: MapId, pattern: str, variables: Sequence[RecordId], new_id: NewId
) -> tuple[FoundStory | None, FoundStory]:
    """The record as it stands, if there is one, and the record to go on from."""
    causal_map = map_of(document, map_id)
    if any(variable not in causal_map.variables for variable in variables):
        raise EditRefused("A variable of this story is no longer on the map.")
    standing = story_with(causal_map, pattern, variables)
    if standing is not None:
        return standing, standing
    order = next_order(causal_map.found_stories)
    return None, FoundStory(new_id(FoundStory), pattern, tuple(variables), order=order)


def _kept(map_id: MapId, standing: FoundStory | None, story: FoundStory) -> Change:
    if standing is None:
        return adding(map_id, [story])
    return replacing(map_id, [(standing, story)])
