"""What becomes of likely identifiers: they stay, something else stands for them, or they go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from types import MappingProxyType

from loopmap.analysis.identifiers import Identifier, OwnNames, find_identifiers
from loopmap.analysis.identifiers.own_names import NONE
from loopmap.analysis.identifiers.places import Path, text_at, with_text
from loopmap.analysis.identifiers.pseudonyms import NAMED, pseudonyms
from loopmap.editing.edits.cuts import Cut, Cuts
from loopmap.editing.edits.touch import free_name
from loopmap.editing.edits.variables import rename_variable
from loopmap.errors import EditRefused
from loopmap.model.change import DOCUMENT, NOTHING, Change, Key, replacing, together
from loopmap.model.document import Document
from loopmap.model.ids import MapId
from loopmap.model.query import clean_name
from loopmap.model.records import Group, MapInfo, Record, Scenario, Variable

_NAMED = (Variable, Group, Scenario, MapInfo)
_AS_PROPOSED: Mapping[str, str] = MappingProxyType({})


class Decision(Enum):
    """What people decided about a likely identifier."""

    KEEP = "keep"
    REPLACE = "replace"
    REMOVE = "remove"


Place = tuple[Key, Path]


@dataclass(frozen=True)
class _Decided:
    """All that is found in the document, and what is decided of it by mark."""

    found: tuple[Identifier, ...]
    decisions: Mapping[str, Decision]
    called: Mapping[str, str]
    """What stands for each that is replaced, by ``Identifier.same``."""
    own: OwnNames

    def cut(self, each: Identifier) -> Cut | None:
        """What is done to the text for this one, None where it stays."""
        decision = self.decisions.get(each.mark)
        if decision is Decision.REMOVE:
            return Cut(each.start, each.end, "")
        everywhere = each.kind in NAMED and each.same in self.called
        if decision is Decision.KEEP or (decision is None and not everywhere):
            return None
        return Cut(each.start, each.end, self.called[each.same])


def decide(
    document: Document,
    decisions: Iterable[tuple[Identifier, Decision]],
    called: Mapping[str, str] = _AS_PROPOSED,
    own: OwnNames = NONE,
) -> Change:
    """All of these decisions, taken at once.

    Whoever is replaced once is replaced wherever the document names them, by the same
    pseudonym, but for what people said may stay. ``called``: what stands for some, by
    ``Identifier.same``, in place of what is proposed; ``own``: the names that ``decisions``
    were found by. EditRefused where a text has changed since it was looked at, and where
    nothing would be left of a name.
    """
    decided = _decided(document, decisions, called, own)
    cuts = _cuts(decided)
    change = _texts_changed(document, cuts)
    after = document.apply(change)
    renamed = _variables_renamed(after, cuts)
    after = after.apply(renamed)
    kept = _still_kept(decided, cuts, document, after)
    info = replace(after.info, may_stay=kept)
    return change.then(renamed).then(replacing(DOCUMENT, [(after.info, info)]))


def ask_again(document: Document) -> Change:
    """Everything that people said may stay is found again."""
    return replacing(DOCUMENT, [(document.info, replace(document.info, may_stay=()))])


def _decided(
    document: Document,
    decisions: Iterable[tuple[Identifier, Decision]],
    called: Mapping[str, str],
    own: OwnNames,
) -> _Decided:
    found = tuple(find_identifiers(document, stay=(), own=own))
    by_mark = {each.mark: each for each in found}
    taken = dict.fromkeys(document.info.may_stay, Decision.KEEP)
    replaced: list[Identifier] = []
    for each, decision in decisions:
        if each.mark not in by_mark:
            raise EditRefused(f"The text around “{each.text}” has changed since it was looked at.")
        taken[each.mark] = decision
        if decision is Decision.REPLACE:
            replaced.append(by_mark[each.mark])
    return _Decided(found, taken, pseudonyms(document, replaced, called), own)


def _text(document: Document, each: Identifier) -> str:
    record = document.get(each.key)
    assert record is not None
    return text_at(record, each.path)


def _cuts(decided: _Decided) -> dict[Place, Cuts]:
    cuts: dict[Place, list[Cut]] = {}
    for each in decided.found:
        cut = decided.cut(each)
        if cut is not None:
            cuts.setdefault((each.key, each.path), []).append(cut)
    return {place: Cuts.of(some) for place, some in cuts.items()}


def _texts_changed(document: Document, cuts: Mapping[Place, Cuts]) -> Change:
    """Every text as it is then, but for the names of variables."""
    by_record: dict[Key, list[Path]] = {}
    for key, path in cuts:
        if not _is_name_of_variable(document, key, path):
            by_record.setdefault(key, []).append(path)
    pairs: dict[MapId, list[tuple[Record, Record]]] = {}
    for key, paths in by_record.items():
        before = document.get(key)
        assert before is not None
        after = before
        for path in paths:
            text = cuts[key, path].done_to(text_at(before, path))
            if not text.strip() and isinstance(before, _NAMED) and path[0] in ("name", "title"):
                raise _would_be_nameless(text_at(before, path))
            after = with_text(after, path, text)
        pairs.setdefault(key.map, []).append((before, after))
    return together(replacing(map_id, some) for map_id, some in pairs.items())


def _variables_renamed(document: Document, cuts: Mapping[Place, Cuts]) -> Change:
    """The variables under their other names, which equations use too."""
    change = NOTHING
    for (key, path), some in cuts.items():
        if not _is_name_of_variable(document, key, path):
            continue
        before = document.get(key)
        assert isinstance(before, Variable)
        name = clean_name(some.done_to(before.name))
        if not name:
            raise _would_be_nameless(before.name)
        table = document.maps[key.map].variables
        others = [each.name for each in table.values() if each.id != key.id]
        renamed = rename_variable(document, key.map, before.id, free_name(name, others))
        document = document.apply(renamed)
        change = change.then(renamed)
    return change


def _is_name_of_variable(document: Document, key: Key, path: Path) -> bool:
    return path == ("name",) and isinstance(document.get(key), Variable)


def _would_be_nameless(name: str) -> EditRefused:
    return EditRefused(f"“{name}” is all of a name: something else has to stand there.")


def _still_kept(
    decided: _Decided, cuts: Mapping[Place, Cuts], before: Document, after: Document
) -> tuple[str, ...]:
    """The marks of what may stay, as it stands after the cuts; of what is gone no mark stays.

    What stands instead of something may stay, too, also where it looks like a name.
    """
    places = set()
    for each in decided.found:
        cut = decided.cut(each)
        if decided.decisions.get(each.mark) is Decision.KEEP or (cut and cut.instead):
            some = cuts.get((each.key, each.path))
            start = each.start if some is None else some.moved(_text(before, each), each.start)
            places.add((each.key, each.path, start, each.kind))
    found = find_identifiers(after, stay=(), own=decided.own)
    marks = (e.mark for e in found if (e.key, e.path, e.start, e.kind) in places)
    return tuple(dict.fromkeys(marks))
