"""Checks of variables' names, after the rules for naming that workshops teach.

A name is a quantity in a neutral sense: no direction in it, no blame, one thing at a
time, nothing that happened once. Sources: Kim, "Guidelines for drawing causal loop
diagrams" (The Systems Thinker 3:1, 1992); Sterman, Business Dynamics, chapter 5. The word
lists are files (resources/words).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from loopmap.analysis.alike import AlikePair, Likeness, alike_pairs, telling_words
from loopmap.analysis.checks.finding import (
    Finding,
    Merge,
    Offer,
    Park,
    Rename,
    Severity,
    Split,
)
from loopmap.analysis.checks.phrases import Heard, heard, without
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.word_lists import word_list
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import clean_name, fold_name, in_order, links_at, variable_named
from loopmap.model.records import Variable
from loopmap.model.token import breathe

_LONGEST, _MOST_WORDS, _FAR_TOO_LONG = 40, 6, 60
"""Characters and words of a name, and the characters nobody reads from the back row."""

_AMOUNTS = frozenset({"reduction", "reductions"})
"""Words for a way to go that are quantities themselves where something else comes first."""

OfName = Callable[[CausalMap, Variable], Iterator[Finding]]


def each_variable(find: OfName) -> Callable[[Facts], Found]:
    """A rule about single names, asked of every variable in turn."""

    def of_all(facts: Facts) -> Found:
        for variable in in_order(facts.causal_map.variables):
            breathe()
            yield from find(facts.causal_map, variable)

    return of_all


def direction_words(causal_map: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N1: a name that says which way it goes."""
    for lists, turned in (("less", True), ("more", False)):
        word = heard(variable.name, lists)
        if word is None or (word.start and word.word.lower() in _AMOUNTS):
            continue
        offers: tuple[Offer, ...] = ()
        if word.start == 0:  # taken out of the midst of a name it leaves nonsense
            offers = _renamed(causal_map, variable, without(variable.name, word), turned)
        yield Finding(
            "N1",
            Severity.WARNING,
            (variable.id,),
            f"“{variable.name}” says which way it goes. Name the quantity; the links say the way.",
            offers,
        )
        return


def negative_sense(causal_map: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N4: a name in a negative sense, which makes every sign at it harder to read."""
    word = heard(variable.name, "negative")
    if word is None or not _leads(word, variable.name):
        return
    offers = _renamed(causal_map, variable, without(variable.name, word), turned=True)
    yield Finding(
        "N4",
        Severity.HINT,
        (variable.id,),
        f"“{variable.name}” is in a negative sense. Its positive twin reads more easily,"
        " and every loop stays what it is.",
        offers,
    )


def two_in_one(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N5: two quantities under one name."""
    names = _parts(variable.name)
    if len(names) < 2:
        return
    told = " and ".join(f"“{name}”" for name in names)
    split = (Offer(f"Split into {told}", Split(variable.id, names)),)
    yield Finding(
        "N5",
        Severity.HINT,
        (variable.id,),
        f"“{variable.name}” may be two things that do not always move together.",
        split if _stand_alone(names) else (),
    )


def long_names(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N6: a name too long to be read from the back row."""
    letters, words = len(variable.name), len(variable.name.split())
    if letters <= _LONGEST and words <= _MOST_WORDS:
        return
    severity = Severity.ERROR if letters > _FAR_TOO_LONG else Severity.WARNING
    yield Finding(
        "N6",
        severity,
        (variable.id,),
        f"“{variable.name}” is long: {words} words, {letters} characters. Put the rest into"
        " its meaning.",
    )


def both_of_a_pair(facts: Facts) -> Found:
    """N8: a variable and its opposite, both on the map."""
    every = facts.causal_map.variables
    named = {fold_name(one.name): one for one in reversed(list(every.values()))}
    for variable in in_order(every):
        breathe()
        folded = fold_name(variable.name)
        for negative, positive in word_list("opposites").items():
            if negative not in folded:
                continue
            pattern = rf"(?<![\w-]){re.escape(negative)}(?![\w-])"
            twin = named.get(fold_name(re.sub(pattern, positive, folded)))
            if twin is not None and twin.id != variable.id:
                yield _of_a_pair(variable, twin)


def _of_a_pair(variable: Variable, twin: Variable) -> Finding:
    label = f"Merge into “{twin.name}”, turning its signs round"
    return Finding(
        "N8",
        Severity.WARNING,
        (variable.id, twin.id),
        f"“{variable.name}” and “{twin.name}” are opposites: one of them is enough.",
        (Offer(label, Merge(variable.id, twin.id, turned=True)),),
    )


def events(_: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N9: something that happened once, or somebody's name."""
    word = heard(variable.name, "events")
    said = word.word if word else _date_or_name(variable.name)
    if said is None:
        return
    yield Finding(
        "N9",
        Severity.WARNING,
        (variable.id,),
        f"“{said}” is an event or a name. A map is drawn of what goes up and down; keep the"
        " story for later.",
        (Offer("Move to the parking list", Park(variable.id)),),
    )


def blame(causal_map: CausalMap, variable: Variable) -> Iterator[Finding]:
    """N10: a name that judges people."""
    word = heard(variable.name, "blame")
    if word is None:
        return
    whole = without(variable.name, word)
    yield Finding(
        "N10",
        Severity.WARNING,
        (variable.id,),
        f"“{word.word}” judges people. Say what happens, or what they are up against.",
        _renamed(causal_map, variable, whole, turned=False),
    )


def duplicates(facts: Facts) -> Found:
    """N7: two names that seem to mean the same."""
    causal_map = facts.causal_map
    names = {v.id: v.name for v in in_order(causal_map.variables)}
    for pair in alike_pairs(names):
        same = pair.likeness is Likeness.SAME and _in_one_order(names, pair)
        kept, gone = _kept_and_gone(causal_map, pair.first, pair.second)
        yield Finding(
            "N7",
            Severity.ERROR if same else Severity.WARNING,
            (pair.first, pair.second),
            f"“{names[pair.first]}” and “{names[pair.second]}”: the same thing?",
            (
                Offer(f"Merge into “{names[kept]}”", Merge(gone, kept)),
                Offer(f"Merge into “{names[gone]}”", Merge(kept, gone)),
            ),
        )


def _renamed(
    causal_map: CausalMap, variable: Variable, name: str, turned: bool
) -> tuple[Offer, ...]:
    """Another name for a variable, or the merge with the one that already has it."""
    if not name or fold_name(name) == fold_name(variable.name):
        return ()
    round_ = ", turning its signs round" if turned else ""
    standing = variable_named(causal_map, name)
    if standing is not None:
        merge = Merge(variable.id, standing.id, turned)
        return (Offer(f"Merge into “{standing.name}”{round_}", merge),)
    return (Offer(f"Call it “{name}”{round_}", Rename(variable.id, name, turned)),)


def _leads(word: Heard, name: str) -> bool:
    """Whether a word gives a name its sense, and is not what something else is about."""
    return word.start == 0 or (word.end == len(name) and len(name.split()) == 2)


_BRACKETED = re.compile(r"\([^)]*\)")
_JOINED = re.compile(r"\s+and\s+|\s*&\s*|\s*/\s*|,\s+", re.IGNORECASE)


def _parts(name: str) -> tuple[str, ...]:
    """The names joined in one, each as a name is written; one where nothing is joined."""
    if heard(name, "between"):
        return (name,)
    parts = [clean_name(part) for part in _JOINED.split(_BRACKETED.sub("", name))]
    return tuple(part[:1].upper() + part[1:] for part in parts if part)


def _stand_alone(parts: tuple[str, ...]) -> bool:
    """Whether parts are names by themselves: “size and bag limits” shares the word at its end."""
    return all(len(part.split()) == 1 for part in parts[1:]) and not _ABOUT.search(parts[0])


_ABOUT = re.compile(r"\b(?:of|to|for|from|in|on|with|by)\b", re.IGNORECASE)

_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b(?:January|February|March|April|June|July|August|September|October|November"
    r"|December)\b"
)


def _date_or_name(name: str) -> str | None:
    """A year, a date, or a word with a capital in the midst of words without."""
    date = _DATE.search(name)
    if date is not None:
        return date[0]
    known = word_list("proper")
    later = [word.strip("(),") for word in name.split()[1:]]
    named = [word for word in later if word[:1].isupper() and not word.isupper()]
    plain = [word for word in later if word[:1].islower() and len(word) > 3]
    named = [word for word in named if fold_name(word) not in known and word[1:].islower()]
    return named[0] if named and plain else None


def _in_one_order(names: Mapping[RecordId, str], pair: AlikePair) -> bool:
    """Whether the same words stand in the same order: cases per school are not schools per case."""
    return telling_words(names[pair.first]) == telling_words(names[pair.second])


def _kept_and_gone(
    causal_map: CausalMap, first: RecordId, second: RecordId
) -> tuple[RecordId, RecordId]:
    """The better linked of two variables first; of equals the older."""
    links = [len(links_at(causal_map, [record])) for record in (first, second)]
    return (second, first) if links[1] > links[0] else (first, second)


_E, _W, _H = Severity
RULES = (
    Rule(
        "N1",
        "direction in a name",
        (_W,),
        "Links say which way things go. With a direction in the name, “less more fines” has to"
        " be said.",
        each_variable(direction_words),
        mends=True,
    ),
    Rule(
        "N4",
        "negative sense",
        (_H,),
        "“Less lack of trust” has to be thought through twice; “more trust” does not.",
        each_variable(negative_sense),
        mends=True,
    ),
    Rule(
        "N5",
        "two in one name",
        (_H,),
        "Where one of the two rises and the other falls, no link at them can be right.",
        each_variable(two_in_one),
        mends=True,
    ),
    Rule(
        "N6",
        "long name",
        (_W, _E),
        "A long name is small on the map and is not read from the back row.",
        each_variable(long_names),
    ),
    Rule(
        "N7",
        "the same twice",
        (_E, _W),
        "A loop that runs through a thing under two names is not found.",
        duplicates,
        mends=True,
    ),
    Rule(
        "N8",
        "opposites",
        (_W,),
        "What is said of one holds turned round of the other, and a loop through both is missed.",
        both_of_a_pair,
        mends=True,
    ),
    Rule(
        "N9",
        "event or name",
        (_W,),
        "What happened once cannot go up and down; and a person’s name does not belong on a map.",
        each_variable(events),
        mends=True,
    ),
    Rule(
        "N10",
        "blame",
        (_W,),
        "A map shows what people are up against. Blame ends the talk about it.",
        each_variable(blame),
        mends=True,
    ),
)
