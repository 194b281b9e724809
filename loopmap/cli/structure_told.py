"""What ``loopmap structure`` prints for people: the same answer, in lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from loopmap.analysis.structure.measure import Measure
from loopmap.analysis.structure.measures import Band
from loopmap.analysis.structure.parts import Part
from loopmap.analysis.structure.told import (
    CLOSING,
    CLOSING_ANYWHERE,
    CLOSING_TITLE,
    NO_CAUSE,
    PART_NAMES,
)

_WIDTH = 92
_FEW = 8
"""Rows of a long list that are printed; programs get them all."""

Answer = Mapping[str, Any]


def lines(answer: Answer) -> Iterator[str]:
    """The answer to people, about the map, one variable or two."""
    if "about" in answer:
        yield from _of_one(answer)
    elif "between" in answer:
        yield from _of_two(answer)
    else:
        yield from _of_all(answer)


def _of_all(answer: Answer) -> Iterator[str]:
    yield _filled(answer["status"])
    yield from _headed("Parts of the map", answer["parts"]["told"])
    yield from _parts(answer["parts"])
    balance = answer["balance"]
    yield from _headed("Does anything hold back?", balance["told"])
    if balance["shortest"] is not None:
        yield _filled(balance["shortest"]["told"], 4)
    yield from _headed("On every loop", answer["small_set"]["told"])
    yield from (f"    {name}" for name in answer["small_set"]["variables"])
    if answer["questions"]:
        yield from _headed("Questions for the group", "")
        yield from (_filled(asked["told"], 4) for asked in answer["questions"])
    yield from _almost(answer["almost"])
    yield from _closing(answer["closing"], CLOSING_ANYWHERE)
    yield from _where(answer["where"])


def _of_one(answer: Answer) -> Iterator[str]:
    name = answer["about"]
    for title, key in ((f"What drives {name}", "drivers"), (f"What {name} affects", "effects")):
        found = answer[key]
        yield from _headed(title, "" if found else "Nothing on this map.")
        yield from _some([f"{each['variable']}: {each['told']}" for each in found])
    yield from _closing(answer["closing"])
    yield from _almost(answer["almost"])


def _of_two(answer: Answer) -> Iterator[str]:
    for way in (answer["there"], answer["back"]):
        yield from _headed("", way["told"])
        yield from _some([path["told"] for path in way["paths"]])
    yield from _headed("Common causes", "" if answer["causes"] else NO_CAUSE)
    yield from _some([cause["told"] for cause in answer["causes"]])
    yield from _closing(answer["closing"])


def _parts(parts: Answer) -> Iterator[str]:
    for part in Part:
        found = parts[part.value]
        groups = found if part in {Part.CORE, Part.ISLAND} else [found] if found else []
        for group in groups:
            yield _filled(f"{PART_NAMES[part]} · {len(group)}: {', '.join(group)}", 4)


def _almost(almost: Answer) -> Iterator[str]:
    yield from _headed("Nearly loops", almost["told"])
    yield from _some([each["told"] for each in almost["loops"]])


def _closing(closing: Sequence[Answer], told: str = CLOSING) -> Iterator[str]:
    if closing:
        yield from _headed(CLOSING_TITLE, told)
        yield from _some([f"{one['from']} → {one['to']}: {one['told']}" for one in closing])


def _where(where: Answer) -> Iterator[str]:
    yield from _headed("Where to look", where["caveat"])
    yield _filled(where["told"])
    for measure in Measure:
        first = [one for one in where["variables"] if _is_first(one[measure.value])]
        if first:
            told = ", ".join(_place(one["name"], one[measure.value]) for one in first)
            yield _filled(f"Top group by {measure.value}: {told}", 4)
    if where["draws"] is not None:
        yield _filled(
            f"After a colon: in how many of {where['draws']} maps with a tenth of the links left"
            f" out it was among the first {where['first']}."
        )


def _is_first(counted: Answer) -> bool:
    return bool(counted["group"] == Band.TOP.value)


def _place(name: str, counted: Answer) -> str:
    stayed = f": {counted['stayed']}" if "stayed" in counted else ""
    return f"{name} ({counted['value']:,.0f}{stayed})"


def _headed(title: str, told: str) -> Iterator[str]:
    yield ""
    if title:
        yield title
    if told:
        yield _filled(told)


def _some(told: Sequence[str]) -> Iterator[str]:
    yield from _indented(told[:_FEW])
    if len(told) > _FEW:
        yield f"    and {len(told) - _FEW:,} more, with --json"


def _indented(told: Iterable[str]) -> Iterator[str]:
    return (_filled(each, 4) for each in told)


def _filled(text: str, indent: int = 0) -> str:
    start = " " * indent
    more = f"{start}  " if indent else start
    return textwrap.fill(
        text, _WIDTH, initial_indent=start, subsequent_indent=more, break_on_hyphens=False
    )
