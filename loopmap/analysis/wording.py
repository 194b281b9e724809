"""Variable names as quantities in English: more of it, less of it, it rises, it falls.

A name keeps its own words. What is decided here is the grammar around it: plural or
not, "more" or "higher" or "a wider", "rise" or "rises", the small first letter inside
a sentence. The rules know nothing of the world; they look at the name's head, the
noun before the first "of", "in", "issued" and the like. Own definition, read against
all the example maps.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loopmap.analysis.clauses import Asked, Compared, Doing, Happening, Quoted
from loopmap.analysis.name_kinds import NameKind, kind_of
from loopmap.analysis.name_parts import ends_head, hangs, is_plural, owner, short_form
from loopmap.analysis.name_words import BOUNDARIES, OWNERS, PROPER
from loopmap.analysis.quantity import Quantity
from loopmap.analysis.verb_words import READY


@lru_cache(maxsize=4096)
def quantity(name: str) -> Quantity:
    """The grammar of a variable's name.

    >>> quantity("Fines issued to parents").moves(True, short=True)
    'fines rise'
    >>> quantity("Parents are fined").moves(True)
    'it happens more often that parents are fined'
    """
    kind, spoken = kind_of(name), lower_first(name)
    match kind:
        case NameKind.SENTENCE:
            spoken = spoken.replace(" often ", " ")
            return Happening(f"how often {spoken}", "", False, False, False, spoken)
        case NameKind.DOING:
            spoken = f"being {spoken}" if spoken.split()[0] in READY else spoken
            return Doing(spoken, "", False, False, False, spoken)
        case NameKind.QUESTION:
            return Asked(spoken, "", False, False, False, spoken)
        case NameKind.SIGN:
            return Quoted(f"“{name}”", "", False, False, False, f"“{name}”")
        case NameKind.DENIAL:
            cases = f"cases {'' if spoken.startswith('without') else 'of '}{spoken}"
            return Quantity(cases, "cases", True, True, False, cases)
    return _of_noun(name, kind, spoken)


def _of_noun(name: str, kind: NameKind, spoken: str) -> Quantity:
    """The grammar of a name by the noun it is about."""
    words = name.split() or [name]
    end = next((n for n in range(1, len(words)) if ends_head(words, n)), len(words))
    head = words[end - 1].casefold().rstrip(",.;:")
    counted = is_plural(head)
    plural = counted or (end > 2 and words[end - 2].casefold() in ("and", "&"))
    if kind is NameKind.COMPARISON:
        spoken = spoken[:1].lower() + spoken[1:]
        return Compared(spoken, head, plural, counted, False, spoken)
    short = short_form(words, end, head, spoken)
    return Quantity(spoken, head, plural, counted, hangs(words), short, owner(words[:end]))


def lower_first(name: str) -> str:
    """The name as it stands inside a sentence: acronyms, "A8" and capitalised names keep theirs.

    >>> lower_first("School attendance"), lower_first("CAMHS referrals"), lower_first("Gulf Stream")
    ('school attendance', 'CAMHS referrals', 'Gulf Stream')
    """
    first, _, rest = name.partition(" ")
    if sum(c.isupper() for c in first) != 1 or not first[:1].isupper() or first == "I":
        return name
    if any(c.isdigit() for c in first):
        return name
    begun = re.split(r"[-'’]", first)[0].casefold()
    if len(begun) == 1 < len(first) or begun in PROPER or "." in first[:-1]:
        return name
    if first.endswith(("'s", "’s")) and begun not in OWNERS:
        return name
    if len(name) == 2 or _is_title(rest):
        return name
    return name[:1].lower() + name[1:]


def _is_title(rest: str) -> bool:
    """Whether the first word's capital is not only that of a beginning.

    So it is in "Gulf Stream eddies", and where all words have one: "Rate of Eating". Acronyms
    and names that have theirs everywhere say nothing about it.
    """
    if _has_capital(rest.partition(" ")[0]):
        return True
    joints = BOUNDARIES | PROPER | {"and", "or"}
    words = re.findall(r"[^\W\d_]+", rest)
    told = [word for word in words if word[1:].islower() and word.casefold() not in joints]
    return bool(told) and all(_has_capital(word) for word in told)


def _has_capital(word: str) -> bool:
    return word[:1].isupper() and word[1:].islower()


def capitalised(text: str) -> str:
    """The text with a capital first letter; the rest as it is."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["fines", "strain", "absence"])
    'fines, strain and absence'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
