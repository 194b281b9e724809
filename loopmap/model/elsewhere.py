"""Where the values of a variable are that came in without its equation: in another file.

A reader of models says it in what it keeps of the variable for its own format, under the name
that stands here; so it is saved, copied and undone with the variable.
"""

from __future__ import annotations

from collections.abc import Mapping

from loopmap.model.records import Extra

ELSEWHERE = "elsewhere"


def place_of_values(extra: Extra) -> str:
    """The place as a phrase ("the file “input.xls”"); empty where nothing is known of one."""
    kept = (each for name, each in extra.items() if name.startswith("kept."))
    places = (each.get(ELSEWHERE) for each in kept if isinstance(each, Mapping))
    return next((place for place in places if isinstance(place, str)), "")
