"""What follows from a scenario, in plain sentences, and what would settle it.

No sentence names a unit, a date or a single percentage that the map does not know.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from loopmap.simulation.classes import (
    Answer,
    Certainty,
    Course,
    Direction,
    Size,
    size_in_words,
)
from loopmap.simulation.tornado import Bar

HONESTY = (
    "Direction and how often it held over {draws} draws of strengths and delays; not a forecast."
)

COARSE = "Coarse while you drag: {draws} draws only; all of them once the hand rests."

VERB: Mapping[Direction, str] = MappingProxyType(
    {
        Direction.UP: "rises",
        Direction.DOWN: "falls",
        Direction.MIXED: "rises or falls",
        Direction.NONE: "stays as today",
    }
)


def tell_answer(
    name: str, found: Answer, settled: Answer | None = None, runaway: float | None = 0.0
) -> str:
    """What follows for one variable, and how sure the map lets us be.

    ``settled``: the answer once all has settled, told where it is another one. ``runaway``:
    the share of draws that do not settle, of which nothing is certain.
    """
    sentence = _ANSWERS[found.certainty](f"“{name}”", found, runaway)
    if found.certainty is Certainty.CERTAIN and may_run_away(runaway):
        sentence = f"{sentence.removesuffix('.')}, {_WHERE_IT_SETTLES}."
    if found.course in _COURSE:
        sentence = f"{sentence} In most draws it goes {_COURSE[found.course]}."
    if settled is not None and _differs(found, settled):
        sentence = f"{sentence} {_LATER} {_ANSWERS[settled.certainty]('it', settled, runaway)}"
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


_NEXT_TO_NONE, _NEARLY_ALL = 0.005, 0.95

_WHERE_IT_SETTLES = "where it settles"


def may_run_away(runaway: float | None) -> bool:
    """Whether enough draws run away for that to be said beside every answer."""
    return runaway is not None and runaway >= _NEXT_TO_NONE


def tell_class(certainty: Certainty, runaway: float | None) -> str:
    """The class of an answer in its word; a certificate holds only where things settle.

    >>> tell_class(Certainty.CERTAIN, 0.4), tell_class(Certainty.ROBUST, 0.4)
    ('certain where it settles', 'robust')
    """
    if certainty is Certainty.CERTAIN and may_run_away(runaway):
        return f"{certainty.value} {_WHERE_IT_SETTLES}"
    return certainty.value


def tell_runaway(share: float | None) -> tuple[str, ...]:
    """What is said about draws that do not settle: nothing where there are next to none."""
    if share is None:
        return ("This map is too large to check whether its draws settle.",)
    if share < _NEXT_TO_NONE:
        return ()
    if share >= _NEARLY_ALL:
        return (
            (
                "Nearly all draws are self-amplifying around today:"
                " directions are those in which they run off."
            ),
        )
    return (
        (
            f"About {_in_words(share)} draws are self-amplifying around today; shares, and what is"
            " called certain, are of those that settle, where enough do."
        ),
    )


def tell_runaway_briefly(share: float | None) -> str:
    """The same beside the marks of a map, where there is little room; "" for next to none."""
    if share is None:
        return "Whether draws settle was not checked."
    if not may_run_away(share):
        return ""
    if share >= _NEARLY_ALL:
        return "Nearly all draws run away: marks tell which way."
    return f"About {_in_words(share)} draws run away: marks tell of the others, if enough."


def _in_words(share: float) -> str:
    for most, words in ((0.03, "one in fifty"), (0.075, "one in twenty"), (0.15, "one in ten")):
        if share < most:
            return words
    return f"{_NUMBERS[round(share * 10) - 1]} in ten"


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def tell_kept(kept: Sequence[int], draws: int) -> str:
    """How many draws of each prior's ``draws`` agree with what is known; empty where all do."""
    if min(kept) == draws:
        return ""
    return (
        f"{sum(kept):,} of {draws * len(kept):,} draws agree with what is known to have happened;"
        " only they count."
    )


def tell_paired(  # noqa: PLR0913  what a sentence on two answers says
    variable: str,
    first: str,
    second: str,
    found: Answer,
    *,
    maps: bool = False,
    both: Direction = Direction.MIXED,
    runaway: float | None = 0.0,
) -> str:
    """Which of two scenarios leaves a variable higher, and in how many of the same draws.

    ``maps``: it is one scenario on two maps, and those are named; as each map is told against
    how it is itself, nothing is said of which level is higher. ``both``: the way it goes on
    both maps in every draw that counts. ``runaway``: the share of draws in which either does
    not settle.
    """
    by, does, or_both = ("under", "is {}higher", "is the same")
    if maps:
        by, does, or_both = "on", _ON_MAPS.get(both, _EITHER_WAY), "changes alike"
    if found.certainty is Certainty.NO_EFFECT:
        return f"“{variable}” {or_both} {by} “{first}” and “{second}”."
    if found.certainty is Certainty.OPEN:
        undecided = "The two maps do not decide" if maps else "This map does not decide"
        way = does.format("")
        return f"{undecided} whether “{variable}” {way} {by} “{first}” or {by} “{second}”."
    falls = maps and both is Direction.DOWN
    up = (found.direction is Direction.UP) is not falls
    more, less = (first, second) if up else (second, first)
    way = does.format("more often " if found.certainty is Certainty.LEANING else "")
    held = _held(found, runaway)
    return f"“{variable}” {way} {by} “{more}” than {by} “{less}” ({held})."


_EITHER_WAY = "{}rises more, or falls less,"
_ON_MAPS = MappingProxyType({Direction.UP: "{}rises more", Direction.DOWN: "{}falls more"})


def tell_deciding(link: tuple[str, str], variable: str, *, rises: bool) -> str:
    """Why one link decides: what more of it does to how many draws a variable rises in."""
    verb = VERB[Direction.UP if rises else Direction.DOWN]
    return f"The stronger “{link[0]}” acts on “{link[1]}”, the more draws say “{variable}” {verb}."


def _certain(name: str, found: Answer, _: float | None) -> str:
    return f"{name} {VERB[found.direction]}: certain, given this map."


def _robust(name: str, found: Answer, runaway: float | None) -> str:
    held = _held(found, runaway)
    return f"{name} {VERB[found.direction]} however the strengths are drawn ({held})."


def _leaning(name: str, found: Answer, runaway: float | None) -> str:
    return f"{name} leans towards {_LEAN[found.direction]} ({_held(found, runaway)})."


def _open(name: str, found: Answer, runaway: float | None) -> str:
    rose = tell_held(found.direction, found.share, runaway)
    return f"{_OPEN[name == 'it']} does not decide whether {name} rises or falls (it {rose})."


_OPEN = ("This map", "this map")


def _no_effect(name: str, found: Answer, _: float | None) -> str:
    if found.course is Course.BLOCKED:
        return f"{name} stays as it is: what leads there does not get through."
    return f"{name} stays as it is: nothing on this map leads there."


def tell_held(
    direction: Direction, share: tuple[float, float] | None, runaway: float | None = 0.0
) -> str:
    """How often, as a phrase beside the class: "held in 89–99 % of draws".

    ``runaway``: the share of draws that do not settle; where there are any only those that
    settle count, as far as there are enough.
    """
    if share is None:
        return ""
    verb = "rose" if direction is Direction.MIXED else "held"
    return f"{verb} in {_draws(share, runaway)}"


def tell_bar(bar: Bar) -> str:
    """What turning one thing alone does to an outcome, in words for both ends.

    Little of it first, then much; a sign that is not known goes from - to +.
    """
    ends = f"“{bar.source}” to “{bar.target}”"
    return f"{bar.lever.value} from {ends}: {_level(bar.little)} … {_level(bar.much)}"


def _level(deviation: float) -> str:
    if abs(deviation) < _AS_TODAY:
        return "as today"
    size = size_in_words(deviation)
    far = "all the way" if size is Size.FULL else size.value
    return f"{far} {'higher' if deviation > 0 else 'lower'}"


_AS_TODAY = 0.005


def _held(found: Answer, runaway: float | None) -> str:
    assert found.share is not None
    return f"in {_draws(found.share, runaway)}"


def _draws(share: tuple[float, float], runaway: float | None) -> str:
    """How many, and of which: where some run away those that settle, if they are enough."""
    runs_away = may_run_away(runaway)
    if min(share) == 1.0:
        return "all draws that settle" if runs_away else "all draws"
    if max(share) == 0.0:
        return "no draw that settles" if runs_away else "no draw"
    return f"{tell_share(share)} of draws{' counted' if runs_away else ''}"


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
