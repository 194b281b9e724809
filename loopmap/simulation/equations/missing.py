"""Variables without an equation, in sentences: how many, and what file their values are in."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.model.document import CausalMap
from loopmap.model.elsewhere import place_of_values
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable

_MOST_NAMED = 3


def missing_told(causal_map: CausalMap, missing: Sequence[RecordId]) -> str:
    """Sentences on all variables that have no equation, at least one of them. O(missing)."""
    variables = [causal_map.variables[each] for each in missing]
    rest = len(variables) - 1
    more = f" and {rest} more have" if rest > 1 else " and one more have" if rest else " has"
    text = f"“{variables[0].name}”{more} no equation yet; "
    text += "a model runs when all of its variables have one."
    return f"{text} {_where(variables)}".rstrip()


def where_its_values_are(variable: Variable) -> str:
    """A sentence on the file or data set that gives a variable; empty where there is none."""
    return _where([variable])


def _where(variables: Sequence[Variable]) -> str:
    found = [place for each in variables if (place := place_of_values(each.extra))]
    if not found:
        return ""
    if len(found) < len(variables):
        whose = f"The values of {'one' if len(found) == 1 else len(found)} of them are"
    else:
        whose = "Their values are" if len(found) > 1 else "Its values are"
    return f"{whose} in {_listed(list(dict.fromkeys(found)))}, which Loopmap does not open."


def _listed(places: list[str]) -> str:
    if len(places) > _MOST_NAMED:
        places = [*places[:_MOST_NAMED], f"{len(places) - _MOST_NAMED} more"]
    return " and ".join(filter(None, (", ".join(places[:-1]), places[-1])))
