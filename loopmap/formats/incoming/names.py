"""What a file calls a variable, where Loopmap had to call it something else."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from loopmap.formats.incoming.map_maker import MapMaker
from loopmap.formats.incoming.places import Place
from loopmap.formats.kept import keep, kept
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name
from loopmap.model.records import Variable
from loopmap.model.token import breathe

_NAME = "name"
_UNNAMED = "Unnamed"


@dataclass(frozen=True, slots=True)
class Variables:
    """Variables of a map, each with what its format wants back."""

    into: MapMaker
    format_id: str

    def add(
        self, key: Hashable, name: str, at: Place | None, raw: Mapping[str, Any], **fields: Any
    ) -> RecordId:
        """A variable with ``raw`` kept, and its name too where it is another here."""
        breathe()
        made = self.into.variable(key, name, at, **fields)
        values = dict(raw)
        if self.into.variables[made].name != name:
            values[_NAME] = name
        self.into.change(made, extra=keep({}, self.format_id, values))
        return made


def written_name(variable: Variable, format_id: str) -> str:
    """What a format calls a variable: as it did, unless somebody has renamed it since."""
    raw = kept(variable.extra, format_id).get(_NAME)
    return raw if isinstance(raw, str) and _is_named_after(variable.name, raw) else variable.name


def _is_named_after(name: str, raw: str) -> bool:
    base = clean_name(raw) or _UNNAMED
    return name == base or (name.startswith(f"{base} ") and name[len(base) + 1 :].isdecimal())
