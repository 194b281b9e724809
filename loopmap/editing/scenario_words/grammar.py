"""The words of what is done: verbs, ways, sizes, factors, delays and times.

Each verb is a row of parts that gives an ``action`` and what an intervention needs besides.
"""

from __future__ import annotations

from loopmap.editing.scenario_words.parts import (
    Part,
    ask,
    either,
    giving,
    maybe,
    name,
    number,
    row,
    sign,
    word,
)
from loopmap.model.behaviour import DELAY_TIMES, MOMENTS
from loopmap.model.records import Action, Sign

AT_START, AT_END = "at the start", "at the end"
"""Moments that are the same in every run."""

_WHICH = "Which variable? Name one of this map."
_CAUSE = "Which link? Say it as cause -> effect."
_EFFECT = "Where does the link lead? Say it as cause -> effect."

_one = name("one", asks=_WHICH, lever=True)
_arrow = either(sign(r"(?:-+>|=+>|→|—>|⟶)"), word("to|on|and"), ask(_EFFECT))
_link = row(
    maybe(word("the|a|an")),
    maybe(word("link|links|effect|way")),
    maybe(word("from|of|between")),
    name("cause", asks=_CAUSE),
    _arrow,
    name("effect", asks=_EFFECT),
)

_exactly = row(
    sign(r"\("), number("size", asks="Which number?"), either(sign(r"\)"), ask("Close with )."))
)
_size = row(
    either(
        word("a little|a little bit|slightly|a bit|a touch|gently", size=0.25),
        word("hard|a lot|strongly|much|greatly|fully|as far as it goes", size=1.0),
        word("clearly|somewhat|moderately", size=0.5),
        row(word("by|in|to"), word("a quarter|quarter"), giving(size=0.25)),
        row(word("by|in|to"), word("half|a half"), giving(size=0.5)),
        row(word("by"), number("size", share=True, asks="By how much? A number from 0 to 1.")),
        giving(size=0.5),
    ),
    maybe(_exactly),
)
_up, _down = word("up|upwards|higher", way=1), word("down|downwards|lower", way=-1)
_way = either(_up, _down, ask("Up or down?"))
_course = either(
    word("for a moment|for a short while|once|briefly", action=Action.PULSE),
    word(
        "more and more|less and less|gradually|slowly|step by step|bit by bit|over time",
        action=Action.RAMP,
    ),
    giving(),
)


def _moment(slot: str) -> Part:
    return either(
        number(slot),
        *(word(spelt, **{slot: word_of}) for word_of, spelt in _SPELT.items()),
        word("the start|start|the beginning|today|now", **{slot: AT_START}),
        word("the end|end", **{slot: AT_END}),
        ask("When? A number, early, half-way or late."),
    )


_SPELT = {"early": "early", "half-way": "half-way|halfway|half way|midway", "late": "later|late"}
assert set(_SPELT) == set(MOMENTS)

_until = word("until|till|up to|to")
_time = either(
    row(
        maybe(sign(",")),
        either(
            row(
                word("from|after|starting at|starting from|at|as of"),
                _moment("start"),
                maybe(word("on|onwards|onward")),
                maybe(row(_until, _moment("stop"))),
            ),
            row(
                word("between"),
                _moment("start"),
                either(word("and"), ask("Until when?")),
                _moment("stop"),
            ),
            row(word("until|till|up to"), _moment("stop")),
            word("all the time|throughout|from start to end|always"),
        ),
    ),
    giving(),
)

_higher, _lower = word("higher|more|up", way=1), word("lower|less|fewer|down", way=-1)
_far = either(
    word("much|a lot|far|very", size=1.0),
    word("a little|slightly|a bit|somewhat", size=0.25),
    word("clearly", size=0.5),
    number("size", share=True),
    giving(size=0.5),
)
_than_today = maybe(word("than today|than now|than it is today|than it is now"))
_level = row(
    maybe(word("at|to|on")),
    either(
        word(
            "as it is today|as it is now|as it is|as today|steady|still|constant|today's level"
            "|today’s level|its level of today|where it is",
            amount=0.0,
        ),
        row(_far, either(_higher, _lower), _than_today, maybe(_exactly)),
        number("amount"),
        word("high", size=1.0, way=1),
        word("low", size=1.0, way=-1),
        ask("Hold it where? Higher, lower, much lower, or as it is today."),
    ),
)


def _share(slot: str) -> Part:
    return either(
        word("nothing|none|zero", **{slot: 0.0}),
        word("a quarter|one quarter|quarter", **{slot: 0.25}),
        word("a third|one third", **{slot: 1 / 3}),
        word("half|a half|one half", **{slot: 0.5}),
        word("two thirds", **{slot: 2 / 3}),
        word("three quarters", **{slot: 0.75}),
        word("twice|double|two times", **{slot: 2.0}),
        word("three times|triple", **{slot: 3.0}),
        row(
            number(slot, share=True, asks="How much? Half, a quarter, twice …"),
            maybe(word("times")),
        ),
    )


def _factor(usual: float) -> Part:
    """What a link's strength is multiplied by; ``usual`` where nobody says."""
    return either(
        row(
            word("to"),
            _share("amount"),
            maybe(word("of what it is today|of what it is|of today|as strong|its strength|today")),
        ),
        row(word("by"), _share("by")),
        word("a little|slightly|a bit", by=0.25),
        word("a lot|much|strongly", by=0.75 if usual < 1 else 2.0),
        giving(amount=usual),
    )


_length = either(
    row(
        maybe(word("for|by")),
        either(
            word("a short time|a short while|shortly", amount=DELAY_TIMES["short"]),
            word("a while|some time", amount=DELAY_TIMES["medium"]),
            word("long|a long time|very long", amount=DELAY_TIMES["long"]),
            giving(amount=DELAY_TIMES["medium"]),
        ),
        maybe(row(sign(r"\("), number("amount"), sign(r"\)"))),
    ),
    row(word("for|by|to"), number("amount", asks="For how long? A while, long, or a number.")),
)
_polarity = row(
    maybe(sign(r"\(")),
    either(
        sign(r"\+", sign=Sign.SAME),
        sign(r"[-\u2212–]", sign=Sign.OPPOSITE),
        sign(r"\?", sign=Sign.UNKNOWN),
        word("same|same way|positive|plus", sign=Sign.SAME),
        word("opposite|opposite way|negative|minus", sign=Sign.OPPOSITE),
        ask("Which way does it act? End with +, − or ?."),
    ),
    maybe(row(maybe(sign(",")), word("with a delay|delayed|later", delayed=True))),
    maybe(sign(r"\)")),
)


def _acts_on_one(verbs: str, *rest: Part, **gives: object) -> Part:
    return row(word(verbs), giving(**gives), _one, *rest, _time)


def _acts_on_link(verbs: str, *rest: Part, **gives: object) -> Part:
    return row(word(verbs), giving(**gives), _link, *rest, _time)


_PUSH, _HOLD = {"action": Action.PUSH}, {"action": Action.HOLD}

_ACT: Part = either(
    _acts_on_link("cut|break|broke|remove|removed|take away|took away|cut off", action=Action.CUT),
    _acts_on_link(
        "weaken|weakened|soften|softened|loosen|loosened", _factor(0.5), action=Action.WEAKEN
    ),
    _acts_on_link("halve", action=Action.WEAKEN, amount=0.5),
    _acts_on_link(
        "strengthen|strengthened|reinforce|reinforced|tighten|tightened",
        _factor(2.0),
        action=Action.STRENGTHEN,
    ),
    _acts_on_link("double", action=Action.STRENGTHEN, amount=2.0),
    _acts_on_link("delay|delayed|slow|slowed|slow down|put off", _length, action=Action.DELAY),
    _acts_on_link(
        "take the delay out of|take away the delay of|speed up", action=Action.DELAY, amount=0.0
    ),
    _acts_on_link("add|added|draw|drew|make|made|put in", _polarity, action=Action.ADD),
    _acts_on_one("push|pushed|press|nudge|nudged|step|move|moved", _way, _size, _course, **_PUSH),
    _acts_on_one("pulse", either(_up, _down, giving(way=1)), _size, action=Action.PULSE),
    _acts_on_one("ramp", either(_up, _down, giving(way=1)), _size, action=Action.RAMP),
    row(word("ramp up"), giving(action=Action.RAMP, way=1), _one, _size, _time),
    row(word("ramp down"), giving(action=Action.RAMP, way=-1), _one, _size, _time),
    _acts_on_one(
        "raise|raised|increase|increased|lift|lifted|boost|boosted|grow|strengthen|strengthened"
        "|more|had more|have more|push up|build|build up",
        _size,
        _course,
        way=1,
        **_PUSH,
    ),
    _acts_on_one(
        "lower|lowered|reduce|reduced|decrease|decreased|cut|cut back|cut down|weaken|weakened"
        "|less|fewer|had less|had fewer|have less|have fewer|push down|ease|eased|halve|halved",
        _size,
        _course,
        way=-1,
        **_PUSH,
    ),
    _acts_on_one(
        "leave", either(word("alone"), ask("Leave it alone?")), _course, size=0.0, way=1, **_PUSH
    ),
    _acts_on_one(
        "let",
        either(
            word("rise|grow|go up|increase", way=1),
            word("fall|drop|go down|shrink|decrease", way=-1),
            ask("Let it rise or fall?"),
        ),
        _size,
        _course,
        **_PUSH,
    ),
    _acts_on_one("hold|held|keep|kept|fix|fixed|freeze|froze|set", _level, **_HOLD),
    _acts_on_one(
        "stop|stopped|end|ended|abolish|abolished|ban|banned|no|no more|had no"
        "|do without|did without|without|get rid of|got rid of",
        amount=-1.0,
        **_HOLD,
    ),
    _acts_on_link("stop|end", action=Action.CUT),
    _acts_on_link("reduce|lower", _factor(0.5), action=Action.WEAKEN),
)

_OPENING = maybe(
    row(
        either(
            word("what if|what happens if|what would happen if|suppose|imagine|if"),
            word("let us|let's|let’s|please|now|then|also"),
        ),
        maybe(word("we|they|people|schools|somebody|everybody|the council|you|i")),
    )
)
ACT: Part = row(_OPENING, _ACT)
"""One thing done, as it is said or asked."""

VERBS = (
    "push",
    "hold",
    "stop",
    "cut",
    "weaken",
    "strengthen",
    "delay",
    "add link",
    "pulse",
    "ramp",
)
"""Verbs to begin with, as they are offered."""
