"""Words by which a name is heard as a sentence, a doing or a comparison.

They know English and nothing of the world, as those of ``name_words``.
"""

from __future__ import annotations

from loopmap.analysis.name_words import words

FINITE = words(
    "is are was were isn't aren't wasn't weren't has hasn't haven't does doesn't do don't did "
    "didn't can't cannot couldn't won't wouldn't shouldn't mustn't "
    "isnt arent wasnt werent hasnt havent doesnt dont didnt cant couldnt wont wouldnt shouldnt"
)
"""Verbs that make a sentence wherever they stand between two words."""

MAYBE_FINITE = words("have had can could will would should must may might get")
"""Verbs that are nouns too, as in "political will": a word that is no joint has to follow."""

OF_PEOPLE = words(
    "lose get go feel leave stop start begin make take give want need know think see hear come "
    "become fall stay miss fail refuse avoid ask say tell try live learn believe behave lack "
    "accept ignore find keep bring send choose drop understand"
)
"""What people do, right after a word for people: "parents lose patience"."""

OF_ONE = words(
    "loses gets goes feels becomes makes takes gives wants knows thinks sees hears says tells "
    "tries happens refuses avoids excludes ignores disappears escalates keeps brings listens works "
    "believes understands finds"
)
"""What one does, after its name: "school excludes child"; most of these are never nouns."""

BETWEEN = words("often never always rarely seldom sometimes still also not")
"""What may stand between people and what they do."""

SUBORDINATE = words(
    "who that which whom whose when where while why how what if whether because before after until "
    "since than unless as"
)
"""What makes all that follows a part of a noun: "age when status is discovered"."""

ASKING = words("how what whether who whom which where when why")
ANYBODY = words("nobody no-one everyone everybody someone somebody nothing everything")
SUBJECTS = words("i we you they he she it")
PERSONAL = SUBJECTS | words("me us them him her")

DENIALS = words("no not never nobody no-one nothing none neither too without")
"""What a name begins with that says what is missing, or too much: "no place to go"."""

NO_DOING = words(
    "during nothing something everything anything morning evening spring king string thing"
)
"""What ends in -ing and is nothing that one does."""

NO_VERB_IN_ISING = words("rising arising advertising uprising promising surprising")
NO_MANNER = words("family supply reply early assembly anomaly monopoly ally fly july only elderly")
"""What ends in -ly and does not say how something is done."""

OPPOSITES = {
    "less": "more",
    "more": "less",
    "fewer": "more",
    "better": "worse",
    "worse": "better",
    "greater": "less",
    "larger": "smaller",
    "smaller": "larger",
    "bigger": "smaller",
    "longer": "shorter",
    "shorter": "longer",
    "stronger": "weaker",
    "weaker": "stronger",
    "faster": "slower",
    "slower": "faster",
    "higher": "lower",
    "lower": "higher",
}
"""Comparisons a name may begin with, each with what it is when the quantity falls."""

RANKS = words("education school schools secondary tier ability court limb house")
"""What is called higher or lower and is not compared."""
