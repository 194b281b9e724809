"""What was found about the structure of a map, in lines people read."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.aloud import counted
from loopmap.analysis.structure.almost import AlmostLoop, AlmostLoops
from loopmap.analysis.structure.balance import Balance
from loopmap.analysis.structure.causes import CommonCause
from loopmap.analysis.structure.influence import Influence
from loopmap.analysis.structure.measures import Measures
from loopmap.analysis.structure.parts import Part
from loopmap.analysis.structure.paths import PathList
from loopmap.analysis.telling import arrow, tell_path
from loopmap.analysis.wording import capitalised, quantity
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Sign

PART_NAMES = {
    Part.CORE: "Core",
    Part.FEEDER: "Feeders",
    Part.OUTCOME: "Outcomes",
    Part.BETWEEN: "In between",
    Part.ISLAND: "Apart",
}
NO_LOOP = "There is no loop yet, so nothing feeds itself and nothing is held back."
HOLDS_BACK = "At least one loop holds back. The shortest:"
CLOSING_TITLE = "Links that would close loops"
CLOSING = "Single links that are not drawn and would close most loops. Is one of them true?"
CLOSING_ANYWHERE = (
    "Single links that are not drawn and would close most loops, no more than three from or to"
    " the same variable. Is one of them true?"
)
CLOSING_TWO = "What a link that is not drawn would close. Is it true?"
NO_CAUSE = "Nothing on this map leads to both on ways that part at once."
_WAYS = {
    Sign.SAME: "the same way",
    Sign.OPPOSITE: "the opposite way",
    Sign.UNKNOWN: "a way not agreed on",
}


def paths_line(causal_map: CausalMap, source: RecordId, target: RecordId, paths: PathList) -> str:
    """How many paths lead from one variable to another, which way, and whether that is all."""
    start, end = _name(causal_map, source), _name(causal_map, target)
    if not paths.paths:
        return f"No path: following the arrows from {start} you never come to {end}."
    signs = [(paths.count(sign), way) for sign, way in _WAYS.items()]
    ways = ", ".join(f"{number:,} {way}" for number, way in signs if number)
    total = counted(len(paths.paths), "path")
    if paths.complete:
        rest = "This is all there is." if len(paths.paths) == 1 else "These are all of them."
        return f"{total} from {start} to {end}: {ways}. {rest}"
    if paths.complete_to_length < paths.paths[0].length:
        return f"The first {total} from {start} to {end}: {ways}. There are others as short."
    reach = f"of up to {counted(paths.complete_to_length, 'link')}"
    return f"{total} {reach} from {start} to {end}: {ways}. Longer ones were not all looked for."


def balance_line(balance: Balance) -> str:
    """Whether anything holds back; where a loop does, it is to be told after this."""
    if balance.shortest is not None:
        return HOLDS_BACK
    return balance.question or NO_LOOP


def influence_line(influence: Influence) -> str:
    """How far away, which way and how late one variable acts on another."""
    parts = [f"{counted(influence.distance, 'link')} away", _way_of(influence)]
    if influence.path.delays:
        parts.append(f"with {counted(influence.path.delays, 'delay')}")
    return f"{'; '.join(parts)}."


def cause_line(causal_map: CausalMap, cause: CommonCause) -> str:
    """What a common cause does to both, and the two paths as sentences."""
    name = _name(causal_map, cause.variable)
    does = {
        Sign.SAME: "moves both the same way",
        Sign.OPPOSITE: "moves them apart",
        Sign.UNKNOWN: "acts on both, which way is not agreed",
    }[cause.together]
    told = (
        tell_path(causal_map, [causal_map.links[link] for link in path.links])
        for path in (cause.to_one, cause.to_other)
    )
    return f"{capitalised(name)} {does}. {' '.join(told)}"


def reach_line(measures: Measures) -> str:
    """Which loops are counted."""
    if measures.reach is None:
        return "Loops: all of them are counted."
    return (
        f"Loops: those of up to {counted(measures.reach, 'link')} are counted; longer ones are not."
    )


def small_set_line(chosen: Sequence[RecordId]) -> str:
    """What the small set is, and what it is not."""
    if not chosen:
        return "There is no loop to sit on."
    if len(chosen) == 1:
        return "This one variable sits on every loop: without it no loop is left."
    return (
        f"Between them these {len(chosen)} variables sit on every loop: without them no loop"
        " is left. It is a small set, not surely the smallest, and others would do as well."
    )


def almost_line(causal_map: CausalMap, almost: AlmostLoop) -> str:
    """Which link stands in the way of a loop, and which loop that would be."""
    led = arrow(causal_map, causal_map.links[almost.link])
    kind = almost.kind.value
    article = "an" if kind[0] == "u" else "a"
    return (
        f"If {led} led the other way, it would close {article} {kind} loop of"
        f" {almost.length} links."
    )


def almost_reach(found: AlmostLoops) -> str:
    """How many almost loops there are and how far one has looked."""
    reach = f"of up to {counted(found.complete_to_length, 'link')}"
    total = len(found.loops) + found.more
    if not total:
        return f"No ring {reach} has just one arrow the wrong way."
    has = "1 ring has" if total == 1 else f"{total:,} rings have"
    shown = f" The shortest {len(found.loops)} are shown." if found.more else ""
    return f"{has} just one arrow the wrong way, {reach}.{shown}"


def _way_of(influence: Influence) -> str:
    """Which way it acts, by every path or only by the shortest."""
    if influence.always in (Sign.SAME, Sign.OPPOSITE):
        return f"{_WAYS[influence.always]}, whichever way is taken"
    if influence.shortest in (Sign.SAME, Sign.OPPOSITE):
        return f"{_WAYS[influence.shortest]} by the shortest way, by others perhaps not"
    if influence.shortest is Sign.UNKNOWN:
        return "which way hinges on links marked ?"
    return "both ways, by paths equally short"


def _name(causal_map: CausalMap, variable: RecordId) -> str:
    return quantity(causal_map.variables[variable].name).noun
