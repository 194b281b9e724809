"""Each story as people judge it, in words and with what they said of it before.

Sentences say what loops do, which holds however variables are named: that a problem is
brought up or down, held back or fed, never that things get better or worse.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from loopmap.analysis.stories.cast import Telling
from loopmap.analysis.stories.pattern import Find, Pattern
from loopmap.analysis.stories.rings import Rings
from loopmap.analysis.stories.story import Slot, Story
from loopmap.analysis.stories.tell_one_fork import (
    tell_burden,
    tell_eroding,
    tell_escalation,
    tell_success,
)
from loopmap.analysis.stories.tell_two_kinds import (
    tell_commons,
    tell_fixes,
    tell_limits,
    tell_underinvestment,
)
from loopmap.analysis.stories.tell_two_sides import (
    tell_adversaries,
    tell_arms_race,
    tell_success_apart,
)
from loopmap.analysis.stories.voice import Voice
from loopmap.model.document import CausalMap
from loopmap.model.records import FoundStory


def told(causal_map: CausalMap, rings: Rings, find: Find, said: FoundStory | None) -> Story:
    """The find as people are shown it, with what they said of it before."""
    telling = _TELLINGS[find.pattern](Voice(causal_map, rings), rings, find)
    confirmed = dict(said.roles) if said is not None else {}
    slots = []
    for part, options in telling.cast:
        names = tuple(rings.variables[one] for one in dict.fromkeys(options))
        plays = confirmed.get(part)
        if plays is not None and plays in causal_map.variables:
            slots.append(Slot(part, plays, tuple(dict.fromkeys((plays, *names))), True))
        elif names:
            slots.append(Slot(part, names[0], names))
    return Story(
        find.pattern.value,
        tuple(rings.variables[one] for one in find.at),
        find.strict,
        tuple(ring.loop.key for ring in find.rings),
        tuple(slots),
        (said.text if said is not None else "") or telling.text,
        telling.question,
        said,
    )


_TELLINGS: Mapping[Pattern, Callable[[Voice, Rings, Find], Telling]] = MappingProxyType(
    {
        Pattern.FIXES_THAT_FAIL: tell_fixes,
        Pattern.SHIFTING_THE_BURDEN: tell_burden,
        Pattern.LIMITS_TO_GROWTH: tell_limits,
        Pattern.UNDERINVESTMENT: tell_underinvestment,
        Pattern.COMMONS: tell_commons,
        Pattern.SUCCESS: tell_success,
        Pattern.SUCCESS_APART: tell_success_apart,
        Pattern.ESCALATION: tell_escalation,
        Pattern.ARMS_RACE: tell_arms_race,
        Pattern.ERODING_GOALS: tell_eroding,
        Pattern.ADVERSARIES: tell_adversaries,
    }
)
