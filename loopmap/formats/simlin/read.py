"""A Simlin project as a document: the first model, its first view, its named loops."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from loopmap.errors import FormatError
from loopmap.expr.functions import VALUES
from loopmap.expr.names import CanonicalName, canonical
from loopmap.formats.foreign import as_fields, as_list, as_objects, as_text
from loopmap.formats.format import Opened
from loopmap.formats.incoming.equation_links import add_equation_links
from loopmap.formats.incoming.file_names import stem
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.incoming.module_names import TAKEN_APART
from loopmap.formats.incoming.places import Place, place_of
from loopmap.formats.incoming.sign_words import plain_sign
from loopmap.formats.incoming.stock_flow import (
    Entry,
    add_entries,
    add_pipes,
    graph_of,
    set_times,
    texts,
)
from loopmap.formats.json_text import read_object
from loopmap.formats.kept import keep
from loopmap.formats.simlin.modules import Flat, without_modules
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Kind, Link, Sign

ID = "simlin"
_WHAT = "a Simlin project"
_SORTS = (("stocks", Kind.STOCK), ("flows", Kind.FLOW), ("auxiliaries", Kind.AUXILIARY))
_READ = ("uid", "name", "equation", "initialEquation", "inflows", "outflows", "units",
         "documentation", "nonNegative", "graphicalFunction")  # fmt: skip
_LONGEST_LOOP = 40
_NAMED = 3
_CALLED = re.compile(r"\b(\w+)\s*\(\s*\)")
_APART = 45.0
"""How far below each other what is in one module is placed."""


def read(content: bytes, name: str) -> Opened:
    """The first model of a project. Raises FormatError."""
    said = read_object(content, name, _WHAT)
    models = as_objects(said.get("models"))
    if not models:
        raise FormatError("There is no model in this file.", file=name, field="models")
    title = as_text(said.get("name")) or stem(name).removesuffix(".sd")
    whole = DocumentMaker(title)
    try:
        flat = without_modules(models, name)
        reading = _Reading(whole.map(title), models[0], flat)
        reading.read(as_fields(said.get("simSpecs")))
    except FormatError as error:
        error.file = name
        raise
    kept = {key: said[key] for key in ("dimensions", "units") if said.get(key)}
    reading.into.info = replace(reading.into.info, extra=keep({}, ID, kept))
    return Opened(
        whole.document(),
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        left_out=tuple(_left_out(models, flat)),
    )


def _left_out(models: list[dict[str, Any]], flat: Flat) -> Iterator[str]:
    names = [as_text(each.get("name")) for each in models[1:]]
    unused = [each for each in names if canonical(each) not in flat.used]
    if unused:
        shown = ", ".join(f"“{each}”" for each in unused[:_NAMED])
        more = f" and {len(unused) - _NAMED} more" if len(unused) > _NAMED else ""
        yield f"Only the main model was read and what its modules are made of, not {shown}{more}."
    if len(as_list(models[0].get("views"))) > 1:
        yield "Only the first view was read."


@dataclass
class _Reading:
    """A model becoming a map."""

    into: MapMaker
    model: dict[str, Any]
    flat: Flat
    _shown: dict[str, dict[str, Any]] = field(default_factory=dict)
    _drawn: dict[str, dict[str, Any]] = field(default_factory=dict)
    _in_module: Counter[str] = field(default_factory=Counter)

    def read(self, specs: dict[str, Any]) -> None:
        views = as_objects(self.model.get("views"))
        elements = as_objects(views[0].get("elements")) if views else []
        for element in elements:
            self._shown[repr(element.get("uid"))] = element
            if element.get("type") in ("stock", "flow", "aux", "module"):
                self._drawn.setdefault(canonical(as_text(element.get("name"))), element)
        groups = self._groups()
        entries = [
            self._entry(each, kind, groups)
            for sort, kind in _SORTS
            for each in self.flat.variables[sort]
        ]
        add_entries(self.into, entries, ID)
        for source, target in self.flat.follows:
            self.into.link(source, target)
        for element in elements:
            if element.get("type") == "link":
                self._link(element)
        add_pipes(self.into, entries)
        set_times(self.into, specs, "endTime", as_text(specs.get("method")))
        add_equation_links(self.into)
        for loop in as_objects(self.model.get("loopMetadata")):
            self._loop(loop)
        self._tell_of_modules()

    def _tell_of_modules(self) -> None:
        if self.flat.of:
            self.into.whole.told.say(TAKEN_APART)
        for name in self.flat.unknown:
            text = f"The model of the module “{_shown_name(name)}” is not in this file: what is"
            text += " read of it follows all that is connected to it, with open signs."
            self.into.whole.told.say(text, "Modules without a model")

    def _groups(self) -> dict[str, str]:
        """The group of each variable, by canonical names."""
        return {
            canonical(member): as_text(group.get("name"))
            for group in as_objects(self.model.get("groups"))
            for member in texts(group.get("members"))
        }

    def _entry(self, said: dict[str, Any], kind: Kind, groups: dict[str, str]) -> Entry:
        key = as_text(said.get("name"))
        drawn = self._drawn.get(canonical(key), {})
        shown = _shown_name(as_text(drawn.get("name")))
        group = groups.get(canonical(key))
        equation = as_text(said.get("initialEquation" if kind is Kind.STOCK else "equation"))
        return Entry(
            key,
            shown or _shown_name(key),
            kind,
            _CALLED.sub(_value, equation.strip()),
            texts(said.get("inflows")),
            texts(said.get("outflows")),
            as_text(said.get("units")),
            as_text(said.get("documentation")),
            said.get("nonNegative") is True,
            graph_of(said.get("graphicalFunction")),
            _at(drawn) or self._at_module(canonical(key)),
            self.into.group(group, group) if group else None,
            kept={name: value for name, value in said.items() if name not in _READ and value},
        )

    def _at_module(self, key: CanonicalName) -> Place | None:
        """Where the module of a variable is drawn: what is in one stands in a column there."""
        module = self.flat.of.get(key)
        at = None if module is None else _at(self._drawn.get(module, {}))
        if module is None or at is None:
            return None
        self._in_module[module] += 1
        return at[0], at[1] + _APART * (self._in_module[module] - 1)

    def _shape(self, uid: Any) -> dict[str, Any]:
        """What is drawn under a number; nothing where that is none or nothing has it."""
        return self._shown.get(repr(uid), {})

    def _end(self, uid: Any) -> str:
        """The variable that a shape stands for; an alias stands for another shape."""
        element = self._shape(uid)
        if element.get("type") == "alias":
            element = self._shape(element.get("aliasOfUid"))
        return canonical(as_text(element.get("name")))

    def _link(self, element: dict[str, Any]) -> None:
        shapes = [self._shape(element.get(end)) for end in ("fromUid", "toUid")]
        if any(shape.get("type") == "module" for shape in shapes):
            return  # the equations say what of it is read, and what it reads
        ends = self._end(element.get("fromUid")), self._end(element.get("toUid"))
        target = self.into.ids.get(ends[1])
        if target is not None and self.into.variables[target].kind is Kind.STOCK:
            return  # an arrow to a stock only says what it begins with
        sign = plain_sign(as_text(element.get("polarity"))) or Sign.UNKNOWN
        self.into.link(*ends, sign)

    def _loop(self, said: dict[str, Any]) -> None:
        """A loop by the shapes it goes through, in no order."""
        if said.get("deleted") is True:
            return
        through = {self.into.ids.get(self._end(uid)) for uid in as_list(said.get("uids"))}
        name = as_text(said.get("name"))
        ring = _round({v for v in through if v is not None}, list(self.into.links.values()))
        if not ring:
            text = f"The loop “{name}” was left out: no links go round through its variables."
            self.into.whole.told.say(text, "Loops left out")
            return
        self.into.loop(ring, "", name, story=as_text(said.get("description")))


def _round(through: set[RecordId], links: list[Link]) -> list[RecordId]:
    """Links that pass each of some variables once and lead back; the first way that is found."""
    if not through or len(through) > _LONGEST_LOOP:
        return []
    out: dict[RecordId, list[Link]] = {}
    for link in links:
        if link.source in through and link.target in through:
            out.setdefault(link.source, []).append(link)
    first = min(through)
    waiting: list[list[Link]] = [[link] for link in out.get(first, [])]
    for _ in range(10_000):
        if not waiting:
            break
        path = waiting.pop()
        at = path[-1].target
        if at == first:
            if len(path) == len(through):
                return [link.id for link in path]
            continue
        passed = {link.source for link in path}
        waiting += [[*path, link] for link in out.get(at, []) if at not in passed]
    return []


def _value(called: re.Match[str]) -> str:
    """Simlin writes INF() where others write INF."""
    return called[1] if canonical(called[1]) in VALUES else called[0]


def _shown_name(name: str) -> str:
    """A name as people read it, on one line and without the blanks' stand-ins."""
    return clean_name(name.replace("\\n", " ").replace("_", " "))


def _at(drawn: dict[str, Any]) -> Place | None:
    return place_of(drawn.get("x"), drawn.get("y"))
