"""Named views: what of a map is shown, how, and how much paper, whatever is on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from loopmap.model.ids import RecordId


class Shows(Enum):
    """What a view is of: the map, records that were chosen, or what follows from one or some."""

    MAP = "map"
    RECORDS = "records"
    GROUP = "group"
    LOOP = "loop"
    CAUSES = "causes"
    EFFECTS = "effects"


class Rest(Enum):
    """What becomes of all else on the map."""

    FADED = "faded"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at its map, the same on every screen and in every file.

    ``records``: the chosen ones, the group, or the variable whose causes or effects are
    shown; ``loops``: those that are lit, each by its key. Either may name what has gone:
    then what remains is shown. ``frame``: the paper that is looked at, as the middle, the
    width and the height in map units; None for all that is shown.

    ``lens``, ``measure`` (what the influence lens counts), ``theme`` and ``paper`` (of an
    export, as is what stands around the drawing) are words, for a later version may know
    more of them; ``scenario`` is the one whose run the lens shows, the first if None.
    """

    id: RecordId
    name: str
    shows: Shows = Shows.MAP
    records: tuple[RecordId, ...] = ()
    loops: tuple[tuple[RecordId, ...], ...] = ()
    rest: Rest = Rest.FADED
    lens: str = "sign"
    measure: str = ""
    scenario: RecordId | None = None
    frame: tuple[float, float, float, float] | None = None
    theme: str = "light"
    paper: str = ""
    title: bool = True
    legend: bool = True
    source: bool = True
    beliefs: bool = True
    order: float = 0.0
    extra: Mapping[str, Any] = field(default_factory=dict, hash=False)
