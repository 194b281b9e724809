"""What is known to have happened, typed: "when fines rose, strain rose"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from loopmap.editing.scenario_words.parts import Part, ask, either, maybe, name, row, sign, word
from loopmap.editing.scenario_words.understand import understand
from loopmap.editing.scenario_words.understood import Understood
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Fact

_WHICH = "Which variable? Name one of this map."
_BEGIN = "Begin with what changed first: when fines rose, strain rose."
_ROSE = "rose|rises|went up|goes up|grew|increased|was higher|were higher|up|higher"
_FELL = "fell|falls|went down|goes down|shrank|decreased|was lower|were lower|down|lower"


def _went(slot: str) -> Part:
    return either(
        row(maybe(word("also|then|too")), word(_ROSE, **{slot: 1})),
        row(maybe(word("also|then|too")), word(_FELL, **{slot: -1})),
        ask("Which way did it go? It rose, or it fell."),
    )


_KNOWN: Part = row(
    maybe(word("when|whenever|after|once|as")),
    name("cause", asks=_WHICH),
    _went("first"),
    either(sign(","), sign(r"(?:-+>|→)"), word("and|so|then"), ask("And what followed?")),
    maybe(word("and|so|then")),
    name("effect", asks=_WHICH),
    _went("then"),
    maybe(word("too|also|as well|then")),
)


@dataclass(frozen=True, slots=True)
class Known:
    """When ``cause`` went up for good, ``effect`` rose, or fell."""

    cause: RecordId
    effect: RecordId
    rose: bool


@dataclass(frozen=True, slots=True)
class SaidFacts:
    """What a text says is known; empty where something is missing."""

    understood: Understood
    facts: tuple[Known, ...] = ()


def read_known(text: str, causal_map: CausalMap) -> SaidFacts:
    """What ``text`` says happened. When a cause fell and its effect did, both would have risen."""
    found = understand(text, causal_map, _KNOWN, _BEGIN)
    facts = tuple(
        Known(each["cause"], each["effect"], each["first"] == each["then"]) for each in found.given
    )
    if any(fact.cause == fact.effect for fact in facts):
        return SaidFacts(replace(found, missing="A variable cannot be seen to answer to itself."))
    return SaidFacts(found, facts)


def tell_known(fact: Known | Fact, causal_map: CausalMap) -> str:
    """What is known, as a sentence that can be typed back."""
    cause, effect = (causal_map.variables[one].name for one in (fact.cause, fact.effect))
    return f"When “{cause}” rose, “{effect}” {'rose' if fact.rose else 'fell'}."
