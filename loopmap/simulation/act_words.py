"""What a scenario does, in plain sentences without units and dates.

Words where words are exact, else the nearest words and the number behind them. What is told
here can be typed: `loopmap.editing.scenario_words` reads the same intervention from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from loopmap.model.behaviour import DELAY_TIMES, MOMENTS
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Action, Intervention, Sign
from loopmap.simulation.plan import Plan


def tell_intervention(act: Intervention, causal_map: CausalMap, horizon: float) -> str:
    """One intervention as a sentence without its full stop."""
    return _TELLINGS[act.action](act, causal_map) + tell_when(act, horizon)


def tell_snapped(told: Sequence[str], acts: Sequence[Intervention], plan: Plan) -> Iterator[str]:
    """Which times do not fall on a step of the run, and where they came to lie."""
    for sentence, act, span in zip(told, acts, plan.spans, strict=True):
        for word, asked, step in (("start", act.start, span.first), ("end", act.stop, span.last)):
            if asked is not None and abs(asked - step * plan.step) > 1e-9:
                yield f"{sentence}: its {word} was moved from {asked:g} to {step * plan.step:g}."


def _on_variable(words: tuple[str, str, str], act: Intervention, causal_map: CausalMap) -> str:
    higher, lower, as_today = words
    assert act.target is not None
    text = as_today if not act.amount else higher if act.amount > 0 else lower
    return text.format(f"“{causal_map.variables[act.target].name}”")


_SIZES: Mapping[float, str] = MappingProxyType({0.25: "a little", 0.5: "", 1.0: "hard"})
_LEVELS: Mapping[float, str] = MappingProxyType({0.25: "a little ", 0.5: "", 1.0: "much "})


def number(value: float) -> str:
    """A number as short as it can be without becoming another one."""
    if value == int(value) and abs(value) < _MOST_WHOLE:
        return str(int(value))
    short = f"{value:g}"
    return short if float(short) == value else repr(value)


_MOST_WHOLE = 1e15


def _sized(amount: float, words: Mapping[float, str]) -> tuple[str, str]:
    """The word nearest to a size, and the number behind it where the word stands for another."""
    size = abs(amount)
    nearest = min(words, key=lambda known: abs(known - size))
    return words[nearest], "" if nearest == size else f" ({number(size)})"


def _push(act: Intervention, causal_map: CausalMap) -> str:
    words = ("Push {} up", "Push {} down", "Leave {} alone")
    size, exactly = _sized(act.amount, _SIZES) if act.amount else ("", "")
    return f"{_on_variable(words, act, causal_map)}{size and f' {size}'}{exactly}"


def _pulse(act: Intervention, causal_map: CausalMap) -> str:
    return f"{_push(act, causal_map)} for a moment"


def _ramp(act: Intervention, causal_map: CausalMap) -> str:
    return f"{_push(act, causal_map)} more and more"


def _hold(act: Intervention, causal_map: CausalMap) -> str:
    size, exactly = _sized(act.amount, _LEVELS) if act.amount else ("", "")
    words = (
        f"Hold {{}} {size}higher than today",
        f"Hold {{}} {size}lower than today",
        "Hold {} as it is today",
    )
    return _on_variable(words, act, causal_map) + exactly


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
    exactly = "" if DELAY_TIMES[lasting] == act.amount else f" ({number(act.amount)})"
    return f"Delay the link {_ends(act, causal_map)} for {_LASTING[lasting]}{exactly}"


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
    return f"{named.get(factor, f'{number(factor)} times')} of what it is today"


def tell_when(act: Intervention, horizon: float) -> str:
    """From when to when: a map knows early and late and its own pace, not dates."""
    is_pulse = act.action is Action.PULSE  # which lasts a moment unless its end is told
    parts = []
    if act.start is not None and (act.start > 0 or (is_pulse and act.start < 0)):
        parts.append(f"from {_moment(act.start, horizon, ' on')}")
    if act.stop is not None and (act.stop < horizon or is_pulse):
        parts.append(f"until {'the end' if act.stop == horizon else _moment(act.stop, horizon)}")
    return f", {' '.join(parts)}" if parts else ""


def _moment(time: float, horizon: float, after_words: str = "") -> str:
    for words, share in MOMENTS.items():
        if time == share * horizon:
            return words + after_words
    return number(time)
