"""What became of loops between two maps, in sentences, and how much differs in a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from loopmap.analysis.aloud import counted
from loopmap.analysis.difference.differing import Difference, LoopDiffering, LoopsBetween
from loopmap.analysis.difference.ways import LoopWay, Way
from loopmap.analysis.loops import Loop
from loopmap.analysis.telling import tell_loop
from loopmap.analysis.wording import lower_first
from loopmap.model.document import CausalMap
from loopmap.model.token import breathe

NOTHING = "Nothing differs."


def tell_loop_change(difference: Difference, one: LoopDiffering) -> str:
    """What became of a loop, and the loop told as it goes, or went."""
    called = f"Loop {one.label} “{one.name}”"
    title = difference.other.info.title
    match one.way:
        case LoopWay.APPEARED:
            return f"{called} is new: {_told(difference.other, one.after)}"
        case LoopWay.VANISHED:
            return f"{called} is gone. It went: {_told(difference.base, one.before)}"
        case LoopWay.FLIPPED:
            assert one.before is not None
            assert one.after is not None
            kinds = f"was {one.before.kind.value} and is {one.after.kind.value}"
            return f"{called} {kinds} on “{title}”: {_told(difference.other, one.after)}"
        case LoopWay.SLOWED:
            return f"{called} is slower: one of its links is now delayed."
    return f"{called} is quicker: none of its links is delayed any more."


def how_much(difference: Difference, loops: LoopsBetween | None = None) -> str:
    """A line of numbers such as "1 variable added, 4 links added, 1 loop appears.".

    Of loops that were not all compared there are "at least" so many.
    """
    parts = []
    for way in Way:
        for noun, some in (("variable", difference.variables), ("link", difference.links)):
            number = sum(one.way is way for one in some)
            if number:
                parts.append(f"{counted(number, noun)} {way.value}")
    if difference.besides:
        parts.append(f"{counted(len(difference.besides), 'thing')} also changed")
    parts += _how_many(loops) if loops else ()
    return f"{', '.join(parts)}." if parts else NOTHING


def _how_many(loops: LoopsBetween) -> Iterator[str]:
    least = "" if loops.complete else "at least "
    for way in LoopWay:
        number = len(loops.of(way))
        if number:
            verb = way.value if number == 1 else _PLURAL[way]
            yield f"{least}{counted(number, 'loop')} {verb}"


def how_complete(loops: LoopsBetween) -> str:
    """How far all loops that differ are told."""
    if loops.complete:
        return "All loops of both maps were compared."
    return (
        f"There are too many loops to compare them all: those of up to"
        f" {counted(loops.complete_to_length, 'link')} are all told, of longer ones only some."
    )


_PLURAL: Mapping[LoopWay, str] = MappingProxyType(
    {
        LoopWay.APPEARED: "appear",
        LoopWay.VANISHED: "vanish",
        LoopWay.FLIPPED: "flip",
        LoopWay.SLOWED: "slow",
        LoopWay.QUICKENED: "quicken",
    }
)


def _told(causal_map: CausalMap, loop: Loop | None) -> str:
    assert loop is not None
    breathe()
    return lower_first(tell_loop(causal_map, loop))
