"""Modules of a Simlin project taken apart: their variables, under dotted names, in one model.

``births`` of the module ``hares`` becomes ``hares.births``, as in XMILE. What is connected to
an input of a module takes that input's place. A module of Simlin's own gives what is read of it;
of one whose model is nowhere, what is read stands for it, after all that is connected to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from loopmap.errors import ExpressionError
from loopmap.expr.names import CanonicalName, DisplayedName, canonical
from loopmap.expr.parse import parse
from loopmap.expr.tree import Reference
from loopmap.expr.walk import walk
from loopmap.formats.foreign import as_objects, as_text
from loopmap.formats.incoming.module_names import Renamed, TakenApart, renamer, rewritten
from loopmap.formats.incoming.stock_flow import texts
from loopmap.formats.simlin.own_models import own_model

SORTS = ("stocks", "flows", "auxiliaries")
_EQUATIONS = ("equation", "initialEquation")
_NAMES = ("inflows", "outflows")

Said = dict[str, Any]
Sorted = tuple[str, Said]


@dataclass(slots=True)
class Flat:
    """A model without modules. ``of`` has, for each variable of a module, the module's name.

    ``follows`` are pairs: what is connected to a module whose model is nowhere, and what is
    read of it. ``unknown`` are such modules; ``used`` the models that modules are made of.
    """

    variables: dict[str, list[Said]] = field(default_factory=dict)
    of: dict[CanonicalName, CanonicalName] = field(default_factory=dict)
    follows: list[tuple[CanonicalName, CanonicalName]] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    used: set[CanonicalName] = field(default_factory=set)


def without_modules(models: list[Said], file: str) -> Flat:
    """The first of ``models`` with all that its modules hold. Raises FormatError for too much."""
    flat = Flat({sort: [] for sort in SORTS})
    walking = _Walk({canonical(as_text(m.get("name"))): m for m in models}, TakenApart(file), flat)
    for sort, said in walking.within(models[0], "", {}):
        flat.variables[sort].append(said)
    return flat


@dataclass(slots=True)
class _Walk:
    models: Mapping[CanonicalName, Said]
    apart: TakenApart
    flat: Flat

    def within(
        self, model: Said, prefix: str, connected: Mapping[CanonicalName, DisplayedName]
    ) -> Iterator[Sorted]:
        """The variables of a model and of the modules in it; what is ``connected`` is none."""
        own = [(sort, each) for sort in SORTS for each in as_objects(model.get(sort))]
        self.apart.enter(prefix, len(own))
        modules = as_objects(model.get("modules"))
        names = {canonical(as_text(each.get("name"))) for each in (*modules, *(s for _, s in own))}
        renamed = _seen_from_outside(renamer(prefix, names), connected)
        for sort, said in own:
            if canonical(as_text(said.get("name"))) not in connected:
                yield sort, _renamed(said, renamed) if prefix else said
        equations = [text for _, said in own for text in _texts(said)]
        equations += [
            as_text(r.get("src")) for m in modules for r in as_objects(m.get("references"))
        ]
        for module in modules:
            yield from self._module(module, renamed, equations)

    def _module(self, module: Said, renamed: Renamed, equations: Iterable[str]) -> Iterator[Sorted]:
        name, model = as_text(module.get("name")), as_text(module.get("modelName"))
        full, connected = renamed(DisplayedName(name)), dict(_connections(module, name, renamed))
        wanted = _read_of(canonical(name), equations)
        inside = self.models.get(canonical(model)) or own_model(model, wanted)
        if inside is None:
            self.flat.unknown.append(full)
            inside = {"auxiliaries": [{"name": each} for each in sorted(wanted)]}
            sources = {canonical(each) for each in connected.values()}
            read = [canonical(f"{full}.{each}") for each in sorted(wanted)]
            self.flat.follows += [(one, other) for one in sorted(sources) for other in read]
            connected = {}
        self.flat.used.add(canonical(model))
        for sort, said in self.within(inside, f"{full}.", connected):
            self.flat.of.setdefault(canonical(said["name"]), canonical(full))
            yield sort, said


def _seen_from_outside(
    renamed: Renamed, connected: Mapping[CanonicalName, DisplayedName]
) -> Renamed:
    def seen(name: DisplayedName) -> DisplayedName:
        return connected.get(canonical(name)) or renamed(name)

    return seen


def _renamed(said: Said, renamed: Renamed) -> Said:
    found = {**said, "name": renamed(DisplayedName(as_text(said.get("name"))))}
    for key in _EQUATIONS:
        if text := as_text(said.get(key)):
            found[key] = rewritten(text, renamed)
    for key in _NAMES:
        if key in said:
            found[key] = [renamed(DisplayedName(each)) for each in texts(said[key])]
    return found


def _connections(
    module: Said, name: str, renamed: Renamed
) -> Iterator[tuple[CanonicalName, DisplayedName]]:
    """What stands in the place of the inputs of a module."""
    for each in as_objects(module.get("references")):
        source, target = (as_text(each.get(end)) for end in ("src", "dst"))
        if source and target:
            inner = canonical(target).removeprefix(f"{canonical(name)}.")
            yield CanonicalName(inner), renamed(DisplayedName(source))


def _read_of(module: CanonicalName, equations: Iterable[str]) -> set[CanonicalName]:
    """The variables of a module that these equations name."""
    found: set[CanonicalName] = set()
    for text in equations:
        try:
            parts = walk(parse(text)) if "." in text else ()
            keys = [part.key for part in parts if isinstance(part, Reference)]
        except ExpressionError:
            continue
        start = f"{module}."
        found |= {CanonicalName(key.removeprefix(start)) for key in keys if key.startswith(start)}
    return found


def _texts(said: Said) -> Iterator[str]:
    return (text for key in _EQUATIONS if (text := as_text(said.get(key))))
