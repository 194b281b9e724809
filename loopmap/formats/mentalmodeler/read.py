"""A Mental Modeler map as a document: concepts, relationships and scenarios."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.formats.foreign import as_fields, as_objects, as_text
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, YES_OR_NO, Guess, Told, settled
from loopmap.formats.incoming.claims import Claim, add_claims
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.names import Variables
from loopmap.formats.incoming.places import place_of
from loopmap.formats.json_text import read_object
from loopmap.formats.kept import keep
from loopmap.formats.mentalmodeler.influence import meant_by
from loopmap.formats.mentalmodeler.markup_in import values_of_markup
from loopmap.formats.mentalmodeler.scenarios import add_scenarios
from loopmap.model.query import clean_name
from loopmap.model.records import Sign, Strength

FORMAT_ID = "mentalmodeler"
GROUPS = "groups"
"""The guess whether the colours of concepts are groups."""

_OPEN = (Sign.UNKNOWN, Strength.MEDIUM)
_ANY_MODEL = ("", "model")
"""Titles that nobody chose."""


def read(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """One map of a ``.mmp`` file, XML or JSON. Raises FormatError. O(size)."""
    is_json = content[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"{"
    mended: tuple[str, ...] = ()
    if is_json:
        values = read_object(content, name, "a Mental Modeler file")
    else:
        values, mended = values_of_markup(content, name)
    if not isinstance(values.get("concepts"), list):
        raise FormatError("This is not a Mental Modeler file: it has no concepts.", file=name)
    opened = _Reading(values, name, told, is_json=is_json).opened()
    return replace(opened, warnings=(*mended, *opened.warnings))


class _Reading:
    """Fields becoming a map."""

    def __init__(self, values: dict[str, Any], name: str, told: Told, *, is_json: bool) -> None:
        self._values = values
        self._concepts = as_objects(values["concepts"])
        info = as_fields(values.get("info"))
        said = clean_name(as_text(info.get("name")))
        title = stem(name) if said.casefold() in _ANY_MODEL else said
        self._whole = DocumentMaker(title)
        self._map = self._whole.map(title)
        self._map.is_roomy = True
        raw = {k: v for k, v in values.items() if k not in ("concepts", "scenarios")}
        raw.update({"titled": title, "json": is_json})
        self._whole.extra = keep({}, FORMAT_ID, raw)
        self._map.info = replace(
            self._map.info,
            summary=as_text(info.get("description")),
            source=as_text(info.get("author")).strip(),
        )
        self._guesses = list(self._guess_groups(told))

    def opened(self) -> Opened:
        areas = any(guess.key == GROUPS and guess.taken == "yes" for guess in self._guesses)
        for concept in self._concepts:
            _add_concept(self._map, concept, self._group_names() if areas else {})
        add_claims(self._map, self._claims(), FORMAT_ID)
        kept_back = add_scenarios(self._map, as_objects(self._values.get("scenarios")), FORMAT_ID)
        if kept_back:
            extra = keep({}, FORMAT_ID, {"scenarios": kept_back})
            self._map.info = replace(self._map.info, extra=extra)
        document = self._whole.document()
        return Opened(
            document,
            warnings=self._whole.told.sentences(),
            unplaced=self._whole.unplaced(),
            guesses=tuple(self._guesses),
        )

    def _claims(self) -> Iterator[Claim]:
        for concept in self._concepts:
            for relation in as_objects(concept.get("relationships")):
                influence = as_text(relation.get("influence"))
                meant = meant_by(influence)
                if meant is None:
                    text = f"The influence “{influence[:40]}” is no number: its sign is left open."
                    self._whole.told.say(text, "Influences left open")
                sign, strength = meant or _OPEN
                yield Claim(
                    as_text(concept.get("id")),
                    as_text(relation.get("id")),
                    sign,
                    strength=strength,
                    reason=as_text(relation.get("notes")).strip(),
                    raw={k: v for k, v in relation.items() if k not in ("id", "name", "notes")},
                )

    def _group_names(self) -> dict[str, str]:
        return {
            number: as_text(name) or f"Group {number}"
            for number, name in as_fields(self._values.get("groupNames")).items()
        }

    def _guess_groups(self, told: Told) -> Iterator[Guess]:
        """Whether named colours are groups, where people named some and use several."""
        names = {k: as_text(v) for k, v in as_fields(self._values.get("groupNames")).items()}
        used = {as_text(each.get("group")) for each in self._concepts}
        named = [names[each] for each in sorted(used) if names.get(each)]
        if named and len(used) > 1:
            shown = ", ".join(f"“{name}”" for name in named[:4])
            meaning = "They are kept for Mental Modeler either way."
            about = f"Colours named {shown}: draw each as a group"
            yield settled(Guess(GROUPS, about, YES_OR_NO, "no", meaning), told)


def _add_concept(into: MapMaker, concept: dict[str, Any], groups: dict[str, str]) -> None:
    number = as_text(concept.get("group"))
    own = ("name", "notes", "units", "x", "y", "relationships")
    raw = {name: value for name, value in concept.items() if name not in own}
    group = None
    if number in groups:
        extra = keep({}, FORMAT_ID, {"index": number})
        group = into.group(number, groups[number], extra=extra)
    Variables(into, FORMAT_ID).add(
        as_text(concept.get("id")),
        as_text(concept.get("name")),
        place_of(concept.get("x"), concept.get("y")),
        raw,
        meaning=as_text(concept.get("notes")).strip(),
        unit=clean_name(as_text(concept.get("units"))),
        group=group,
    )
