"""Verbs by which a name is heard as a sentence, each as one and as many use it.

They know English and nothing of the world, as the lists of ``name_words``.
"""

from __future__ import annotations

from collections.abc import Iterable

from loopmap.analysis.name_words import words


def of_one(verbs: Iterable[str]) -> frozenset[str]:
    """The forms that one uses: "responds", "identifies", "punishes"."""
    return frozenset(map(_of_one, verbs))


def _of_one(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


TAKE_OBJECTS = words(
    "accept allow assess believe bring choose compel create deliver deny destroy diagnose enable "
    "encourage discourage enforce enjoy enter exceed exclude expect expel explain follow forget "
    "hate identify ignore impose include inspect introduce investigate isolate justify know lend "
    "lose misidentify motivate notify oblige outnumber outstrip outweigh own owe penalise penalize "
    "prefer prevent prosecute protect provide punish reassure receive recognise recognize reject "
    "remember require send spend steal teach threaten understand criminalise criminalize"
)
"""Verbs that are never nouns and do something to something."""
STAND_ALONE = words(
    "abscond adapt agree appear apply arise arrive attend avoid become begin behave borrow come "
    "collaborate communicate compete complain continue cooperate cope decide deepen depart depend "
    "deteriorate die differ disagree disappear disengage emerge engage erode escalate evolve exist "
    "fail go grow happen hear improve intervene invest learn listen melt misbehave occur offend "
    "participate persist react recover rely reoffend respond retaliate seem speak stabilise "
    "stabilize strengthen suffer survive think vary weaken widen withdraw worsen"
)
"""Verbs that are never nouns and need nothing after them."""
ALWAYS = TAKE_OBJECTS | STAND_ALONE
ALWAYS_OF_ONE = of_one(ALWAYS)
OBJECTS_OF_ONE = of_one(TAKE_OBJECTS)

ACTS = words(
    "blame call cause check cut drive fine fund help judge lead move pay plant play quit report "
    "share stop support talk train trust turn visit walk work"
)
"""Verbs that are nouns too: what follows tells which is meant."""
ACTS_OF_ONE = of_one(ACTS)

WITH_PARTICLE = words(
    "back break build burn close come cut drop dry fall get give go grow hold open pile run set "
    "shut slow speak speed stand stay step turn walk wear wind"
)
"""Verbs that are sentences together with a small word: "breaks down", "runs out"."""
PARTICLES_OF_ONE = of_one(WITH_PARTICLE)
PARTICLES = words("apart away down")
LAST_PARTICLES = PARTICLES | words("back in off out over through together up")
"""Small words that belong to the verb before, some of them only where the name ends."""

MOVES = words("climb decline decrease drop end fall increase rise shrink spread")
"""What many do at the end of a name: "fines rise"."""

NEEDED = words("help support time care attention protection more less to")
"""What follows "needs" where somebody needs it: "family needs support"."""

GROUPS = words(
    "agencies authorities banks charities communities companies councils courts firms governments "
    "providers schools services towns"
)
"""Words for several who act as people do."""

READY = words("able unable willing unwilling likely unlikely ready afraid keen reluctant free")
"""What somebody is "to" do something."""

BEGIN_DOINGS = words(
    "becoming being doing feeling getting giving going having keeping making staying taking"
)
"""What is a doing with any word after it that does not end a noun."""
