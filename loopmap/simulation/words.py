"""Runs in plain sentences: what a scenario does, what follows, and what would settle it.

No sentence names a unit, a date or a single percentage that the map does not know.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from loopmap.model.behaviour import DELAY_TIMES
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Sign
from loopmap.simulation.classes import Answer, Certainty, Course, Direction
from loopmap.simulation.plan import Plan

HONESTY = (
    "Direction and how often it held over {draws} draws of strengths and delays; not a forecast."
)

VERB: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.UP: "rises",
        Direction.DOWN: "falls",
        Direction.MIXED: "rises or falls",
        Direction.NONE: "stays as today",
    }
)


def tell_intervention(act: Intervention, causal_map: CausalMap, horizon: float) -> str:
    """One intervention as a sentence without its full stop."""
    return _TELLINGS[act.action](act, causal_map) + _when(act, horizon)


def tell_answer(name: str, found: Answer, settled: Answer | None = None) -> str:
    """What follows for one variable, and how sure the map lets us be.

    ``settled``: the answer once all has settled, told where it is another one.
    """
    sentence = _ANSWERS[found.certainty](f"“{name}”", found)
    if found.course is not Course.STEADY:
        sentence = f"{sentence} In most draws it goes {_COURSE[found.course]}."
    if settled is not None and _differs(found, settled):
        sentence = f"{sentence} {_LATER} {_ANSWERS[settled.certainty]('it', settled)}"
    return sentence


_LATER = "It is still moving at the end of the run; once all has settled,"


def _differs(found: Answer, settled: Answer) -> bool:
    return (found.certainty, found.direction) != (settled.certainty, settled.direction)


def tell_share(share: tuple[float, float]) -> str:
    """A range of shares in whole per cent, rounded outward so that it never overstates.

    >>> tell_share((0.731, 0.968))
    '73–97 %'
    >>> tell_share((1.0, 1.0))
    '100 %'
    """
    low, high = math.floor(share[0] * 100 + 1e-9), math.ceil(share[1] * 100 - 1e-9)
    return f"{low} %" if low == high else f"{low}–{high} %"


def tell_runaway(share: float | None) -> tuple[str, ...]:
    """What is said about draws that do not settle: nothing where there are next to none."""
    if share is None:
        return ("This map is too large to check whether its draws settle.",)
    if share < 0.005:
        return ()
    if share > 0.95:
        return (
            (
                "Nearly all draws are self-amplifying around today:"
                " directions are those in which they run off."
            ),
        )
    return (
        (
            f"About {_in_words(share)} draws are self-amplifying around today;"
            " shares are of those that settle, where enough do."
        ),
    )


def _in_words(share: float) -> str:
    for most, words in ((0.03, "one in fifty"), (0.075, "one in twenty"), (0.15, "one in ten")):
        if share < most:
            return words
    return f"{round(share * 10)} in ten"


def tell_paired(variable: str, first: str, second: str, found: Answer) -> str:
    """Which of two scenarios leaves a variable higher, and in how many of the same draws."""
    if found.certainty is Certainty.NO_EFFECT:
        return f"“{variable}” is the same under “{first}” and “{second}”."
    if found.certainty is Certainty.OPEN:
        return (
            f"This map does not decide whether “{variable}” is higher under “{first}” or under"
            f" “{second}”."
        )
    more, less = (first, second) if found.direction is Direction.UP else (second, first)
    return f"“{variable}” is higher under “{more}” than under “{less}” ({_held(found)})."


def tell_snapped(told: Sequence[str], acts: Sequence[Intervention], plan: Plan) -> Iterator[str]:
    """Which times do not fall on a step of the run, and where they came to lie."""
    for sentence, act, span in zip(told, acts, plan.spans, strict=True):
        for word, asked, step in (("start", act.start, span.first), ("end", act.stop, span.last)):
            if asked is not None and abs(asked - step * plan.step) > 1e-9:
                yield f"{sentence}: its {word} was moved from {asked:g} to {step * plan.step:g}."


def tell_deciding(link: tuple[str, str], variable: str, *, rises: bool) -> str:
    """Why one link decides: what more of it does to how often a variable rises."""
    verb = VERB[Direction.UP if rises else Direction.DOWN]
    return f"The stronger “{link[0]}” acts on “{link[1]}”, the more often “{variable}” {verb}."


def _on_variable(words: tuple[str, str, str], act: Intervention, causal_map: CausalMap) -> str:
    higher, lower, as_today = words
    assert act.target is not None
    text = as_today if not act.amount else higher if act.amount > 0 else lower
    return text.format(f"“{causal_map.variables[act.target].name}”")


# Small, medium and large are a quarter, half and all of the range.
_SIZE = MappingProxyType({0.25: "a little", 1.0: "hard"})
_SIZE_OF_LEVEL = MappingProxyType({0.25: "a little ", 1.0: "much "})


def _push(act: Intervention, causal_map: CausalMap) -> str:
    words = ("Push {} up", "Push {} down", "Leave {} alone")
    size = _SIZE.get(abs(act.amount), "")
    return f"{_on_variable(words, act, causal_map)}{size and f' {size}'}"


def _pulse(act: Intervention, causal_map: CausalMap) -> str:
    return f"{_push(act, causal_map)} for a moment"


def _ramp(act: Intervention, causal_map: CausalMap) -> str:
    return f"{_push(act, causal_map)} more and more"


def _hold(act: Intervention, causal_map: CausalMap) -> str:
    size = _SIZE_OF_LEVEL.get(abs(act.amount), "")
    words = (
        f"Hold {{}} {size}higher than today",
        f"Hold {{}} {size}lower than today",
        "Hold {} as it is today",
    )
    return _on_variable(words, act, causal_map)


def _ends(act: Intervention, causal_map: CausalMap) -> str:
    if act.target is not None:
        link = causal_map.links[act.target]
        return _between(causal_map, link.source, link.target)
    assert act.source is not None
    assert act.destination is not None
    return _between(causal_map, act.source, act.destination)


def _between(causal_map: CausalMap, source: RecordId, target: RecordId) -> str:
    names = causal_map.variables
    return f"from “{names[source].name}” to “{names[target].name}”"


def _weaken(act: Intervention, causal_map: CausalMap) -> str:
    return f"Weaken the link {_ends(act, causal_map)} to {_amount(act.amount)}"


def _strengthen(act: Intervention, causal_map: CausalMap) -> str:
    return f"Strengthen the link {_ends(act, causal_map)} to {_amount(act.amount)}"


def _cut(act: Intervention, causal_map: CausalMap) -> str:
    return f"Cut the link {_ends(act, causal_map)}"


def _delay(act: Intervention, causal_map: CausalMap) -> str:
    if not act.amount:
        return f"Take the delay out of the link {_ends(act, causal_map)}"
    lasting = min(DELAY_TIMES, key=lambda word: abs(DELAY_TIMES[word] - act.amount))
    return f"Delay the link {_ends(act, causal_map)} for {_LASTING[lasting]}"


_LASTING = MappingProxyType({"short": "a short time", "medium": "a while", "long": "long"})


def _add(act: Intervention, causal_map: CausalMap) -> str:
    sign = (act.sign or Sign.UNKNOWN).value.replace("-", "−")
    delay = ", with a delay" if act.delayed else ""
    return f"Add a link {_ends(act, causal_map)} ({sign}{delay})"


_TELLINGS = MappingProxyType(
    {
        Action.PUSH: _push,
        Action.PULSE: _pulse,
        Action.RAMP: _ramp,
        Action.HOLD: _hold,
        Action.WEAKEN: _weaken,
        Action.STRENGTHEN: _strengthen,
        Action.CUT: _cut,
        Action.DELAY: _delay,
        Action.ADD: _add,
    }
)


def _amount(factor: float) -> str:
    named = {0.0: "nothing", 0.25: "a quarter", 0.5: "half", 2.0: "twice", 3.0: "three times"}
    return f"{named.get(factor, f'{factor:g} times')} of what it is today"


def _when(act: Intervention, horizon: float) -> str:
    """From when to when, in words: a map knows early and late, not dates."""
    parts = []
    if act.start is not None and act.start > 0:
        parts.append(f"from {_moment(act.start / horizon)} on")
    if act.stop is not None and act.stop < horizon:
        parts.append(f"until {_moment(act.stop / horizon)}")
    return f", {' '.join(parts)}" if parts else ""


def _moment(fraction: float) -> str:
    if fraction < 0.2:
        return "soon after the start"
    if fraction < 0.4:
        return "early"
    if fraction < 0.65:
        return "half-way"
    return "late"


def _certain(name: str, found: Answer) -> str:
    return f"{name} {VERB[found.direction]}: certain, given this map."


def _robust(name: str, found: Answer) -> str:
    return f"{name} {VERB[found.direction]} however the strengths are drawn ({_held(found)})."


def _leaning(name: str, found: Answer) -> str:
    return f"{name} leans towards {_LEAN[found.direction]} ({_held(found)})."


def _open(name: str, found: Answer) -> str:
    rose = tell_held(found.direction, found.share)
    return f"{_OPEN[name == 'it']} does not decide whether {name} rises or falls (it {rose})."


_OPEN = ("This map", "this map")


def _no_effect(name: str, _: Answer) -> str:
    return f"{name} stays as it is: nothing on this map leads there."


def tell_held(direction: Direction, share: tuple[float, float] | None) -> str:
    """How often, as a phrase beside the class: "held in 89–99 % of draws"."""
    if share is None:
        return ""
    verb = "rose" if direction is Direction.MIXED else "held"
    return f"{verb} in {_draws(share)}"


def _held(found: Answer) -> str:
    assert found.share is not None
    return f"in {_draws(found.share)}"


def _draws(share: tuple[float, float]) -> str:
    return "all draws" if min(share) == 1.0 else f"{tell_share(share)} of draws"


_LEAN = {Direction.UP: "rising", Direction.DOWN: "falling"}
_COURSE = {
    Course.UP_THEN_DOWN: "up first, then down",
    Course.DOWN_THEN_UP: "down first, then up",
    Course.FADES: "back to where it is today afterwards",
}
_ANSWERS = MappingProxyType(
    {
        Certainty.CERTAIN: _certain,
        Certainty.ROBUST: _robust,
        Certainty.LEANING: _leaning,
        Certainty.OPEN: _open,
        Certainty.NO_EFFECT: _no_effect,
    }
)
