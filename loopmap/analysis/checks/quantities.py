"""Checks of whether a name is a quantity that people can see go up and down.

Sources as for `names`: Kim (1992), guidelines 1, 2 and 6; Sterman, Business Dynamics, chapter 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loopmap.analysis.alike import telling_words
from loopmap.analysis.checks.finding import Finding, Offer, Severity
from loopmap.analysis.checks.map_mends import MakeRole
from loopmap.analysis.checks.names import each_variable
from loopmap.analysis.checks.phrases import Heard, heard, listed_in
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.word_lists import word_list
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name, in_order
from loopmap.model.records import Kind, Role, Variable
from loopmap.model.token import breathe


def actions(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N2: something that people do, where a quantity is meant; a flow is just that."""
    if variable.kind is Kind.FLOW or not _is_action(fold_name(variable.name).split()):
        return
    text = f"“{variable.name}” is something to do. How much of what is there when it is done?"
    yield Finding("N2", Severity.WARNING, (variable.id,), text)


def _is_action(words: Sequence[str]) -> bool:
    first = words[0] if words else ""
    if first in word_list("commands"):
        return len(words) > 1
    ends = first.isalpha() and len(first) > 5 and first.endswith("ing")
    measured = len(words) > 1 and heard(words[-1], "quantities") is not None
    return ends and not measured and first not in word_list("doings")


def neither_more_nor_less(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N3: a name of which there is neither more nor less."""
    if heard(variable.name, "quantities"):
        return
    if not any(
        _ends_what_is_meant(variable.name, word) for word in listed_in(variable.name, "vague")
    ):
        return
    text = f"Could there be more or less of “{variable.name}”? Say what there is more or less of."
    yield Finding("N3", Severity.WARNING, (variable.id,), text)


def _ends_what_is_meant(name: str, word: Heard) -> bool:
    """Whether a word is what is meant, and not what something else is about."""
    return bool(re.match(r"\s*(?:$|of\b|in\b|for\b|with\b|around\b|\()", name[word.end :]))


def solutions(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N11: a solution among the quantities, which is better told as a lever."""
    if variable.role is Role.LEVER:
        return
    first, last = heard(variable.name, "solutions_first"), heard(variable.name, "solutions_last")
    begins = first is not None and first.start == 0
    if heard(variable.name, "more"):
        return  # a direction to be taken out, which is the first thing to do
    if not begins and (last is None or not _is_head(last, variable.name)):
        return
    yield Finding(
        "N11",
        Severity.HINT,
        (variable.id,),
        f"“{variable.name}” sounds like a solution. As a lever it can be tried in “what if”.",
        (Offer("Make it a lever", MakeRole(variable.id, Role.LEVER)),),
    )


def _is_head(word: Heard, name: str) -> bool:
    """Whether a name ends in a word that is not what something else is about."""
    return word.end == len(name) and not re.search(r"\b(?:of|in|for|to|from|with)\b", name)


def undefined(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N12: a name whose meaning nobody wrote down."""
    if not variable.meaning.strip() and not variable.unit:
        text = f"How would we know how much “{variable.name}” there is? It has no meaning yet."
        yield Finding("N12", Severity.HINT, (variable.id,), text)


def felt_only(facts: Facts) -> Found:
    """N13: what is felt or seen, where what there really is has no variable."""
    words = {v.id: set(telling_words(v.name)) for v in facts.causal_map.variables.values()}
    for variable in in_order(facts.causal_map.variables):
        breathe()
        word = heard(variable.name, "felt")
        if word is None:
            continue
        rest = words[variable.id] - {fold_name(word.word)}
        if any(other != variable.id and words[other] <= rest for other in words):
            continue
        text = (
            f"“{variable.name}” is what people see. What there really is may be ahead of it:"
            " is that on the map, and how late is it seen?"
        )
        yield Finding("N13", Severity.HINT, (variable.id,), text)


_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?![\w-])")


def short_forms(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N14: a short form that newcomers do not know."""
    if variable.name.isupper() and len(variable.name.split()) > 1:
        return  # all of it is written so
    known = word_list("glossary")
    for form in _SHORT_FORM.findall(variable.name):
        if fold_name(form) not in known:
            text = (
                f"Not everybody knows what “{form}” in “{variable.name}” stands for. Write it out."
            )
            yield Finding("N14", Severity.HINT, (variable.id,), text)
            return


_E, _W, _H = Severity
RULES = (
    Rule(
        "N2",
        "action, not quantity",
        (_W,),
        "Nobody can say whether there is more or less of an action; of what it leads to, they can.",
        each_variable(actions),
    ),
    Rule(
        "N3",
        "no up or down",
        (_W,),
        "A link says that more of one thing leads to more of another. Both must come in amounts.",
        each_variable(neither_more_nor_less),
    ),
    Rule(
        "N11",
        "solution in disguise",
        (_H,),
        "A solution drawn as a cause hides what it is to change, and what else might do so.",
        each_variable(solutions),
        mends=True,
    ),
    Rule(
        "N12",
        "no definition or measure",
        (_H,),
        "Readers who were not in the room take a name for something else.",
        each_variable(undefined),
        publish=True,
        many="{n} variables have no meaning yet: {names}. How would we know how much there is?",
    ),
    Rule(
        "N13",
        "felt, not actual",
        (_H,),
        "People act on what they see, which lags behind what is. The lag makes loops overshoot.",
        felt_only,
    ),
    Rule(
        "N14",
        "unknown short form",
        (_H,),
        "A short form shuts out those who do not know it.",
        each_variable(short_forms),
    ),
)
