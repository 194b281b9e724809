"""Words by which the names of variables are told apart: lists that the grammar of names uses.

They know English and nothing of the world. Own lists, read against all the example maps.
"""

from __future__ import annotations

from collections.abc import Mapping

UpAndDown = tuple[str, str]


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


def _table(rows: Mapping[str, UpAndDown]) -> Mapping[str, UpAndDown]:
    return {head: pair for heads, pair in rows.items() for head in heads.split()}


BOUNDARIES = words(
    "of in to for from by with on at between about per that when where who which after before "
    "over under into out as against without within among through than across during towards "
    "until beyond around near not never the a an"
)
"""What ends the noun that a name is about."""

PARTICIPLES = words(
    "lost made given seen held kept sent taken felt known shown met built paid spent done left "
    "put bought sold told brought won driven written chosen broken hidden stolen heard"
)
NOT_PARTICIPLES = words("need speed feed seed shed greed breed reed weed deed bleed")
LAST_WORDS = words("active early available late often together")
ADVERBS = LAST_WORDS | words("home twice once daily weekly monthly yearly away back again")
SAFE_TO_DROP = words("issued used seen given made offered received per reported")

PLURALS = words(
    "people children men women staff police media feet teeth mice criteria phenomena bacteria algae"
)
NOT_PLURALS = words(
    "news politics economics ethics mathematics physics series bias gas diabetes aids"
)
PEOPLE = words(
    "people children men women girls boys adults parents carers pupils students learners families "
    "friends peers guardians victims relatives siblings colleagues workers teachers practitioners "
    "professionals leaders mentors officers caseworkers governors employers employees users "
    "customers consumers clients members residents citizens patients neighbours volunteers "
    "fishermen migrants refugees"
)
"""Words for several people, of whom there are more rather than that they rise."""

POSSESSIVES = words("our their his her its my your")
DETERMINERS = words("one two three a an the every each no some any all") | POSSESSIVES

PROPER = words(
    "ofsted english british european monday tuesday wednesday thursday friday saturday sunday "
    "january february april june july august september october november december christmas "
    "easter ramadan covid"
)
"""Names that keep their capital in mid-sentence."""

OWNERS = PEOPLE | words(
    "everyone everybody child pupil parent family person mother father carer woman man boy girl "
    "student teacher worker school service government council country city town community company "
    "state nation world user citizen customer"
)
"""Who owns something without being a name: "children’s trust", but not "Ofsted’s view"."""

SINGLE_THINGS = words(
    "adult practitioner forum plan record check pattern person worker team teacher mentor place "
    "system policy stereotype label pilot programme school process "
    "pathway network strategy market dataset contract penalty person"
)
"""Things of which there is one: not "more plan" but "more of a plan"."""

UNWELCOME = words(
    "anti difficult disruptive challenging aggressive violent abusive harmful risky"
    " unsafe criminal offending antisocial anti-social bullying coercive controlling"
    " dangerous problem poor ill bad worse"
)
"""Words with which a thing is no longer better for there being more of it."""

GRADED = words("poor good bad high low long short strong weak great large big small limited scarce")
"""Words that say already how much there is: no "higher" goes before "low income"."""

TAKES_TIME = words("response travel adjustment delivery recovery lead cycle")
"""A time of these, as one of waiting or reading, is longer or shorter, not more or less."""

SAID_AS_MORE = words(
    "activity city community facility charity opportunity university electricity publicity "
    "emergency vacancy pregnancy illness sickness business homelessness loneliness society variety"
    " anxiety"
)
"""Words in -ity, -cy and -ness of which there is more, not greater."""

DEGREES = _table(
    {
        "gap reach range variety scope margin": ("a wider", "a narrower"),
        "lack shortage": ("a greater", "a smaller"),
        "pace": ("a faster", "a slower"),
        "belief commitment attachment": ("stronger", "weaker"),
        "sense voice norm culture economy": ("a stronger", "a weaker"),
        "load workload burden caseload": ("a heavier", "a lighter"),
        "threat weight need importance strength ease difficulty dominance independence welfare "
        "loss": ("greater", "less"),
        "extent": ("a greater", "a lesser"),
        "distance": ("a greater", "a smaller"),
        "length duration delay": ("a longer", "a shorter"),
        "amount quantity volume": ("a larger", "a smaller"),
        "risk level rate number no % age price cost threshold score speed probability likelihood "
        "frequency temperature ratio standard target degree fraction percentage": (
            "a higher",
            "a lower",
        ),
        "attendance self-esteem esteem quality income demand wellbeing well-being morale "
        "turnover inflation productivity mortality": ("higher", "lower"),
        "share size scale population proportion": ("a larger", "a smaller"),
        "outcomes relationships relations": ("better", "worse"),
        "health self-regulation behaviour performance reputation grades": ("better", "worse"),
        "costs prices rates levels wages salaries incomes fees taxes rents expectations scores "
        "thresholds standards temperatures numbers": ("higher", "lower"),
        "times delays": ("longer", "shorter"),
    }
)
"""How there is more or less of it; what begins with "a" is one thing, which may be "the"."""

VERBS = _table(
    {
        "gap reach range variety margin": ("widen", "narrow"),
        "belief sense voice economy": ("grow stronger", "weaken"),
        "workload load caseload lack shortage": ("grow", "shrink"),
        "pace": ("quicken", "slow"),
        "length duration delay": ("grow", "shrink"),
        "outcomes relationships": ("improve", "worsen"),
        "self-regulation health behaviour performance reputation grades": ("improve", "worsen"),
    }
)
