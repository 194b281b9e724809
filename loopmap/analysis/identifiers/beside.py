"""Names that no list knows, told by what stands beside them: “Caoimhe’s nan”, “our mentor Ezi”.

Every pattern looks a bounded way ahead, so that a text is gone through in linear time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.identifiers.names import only_opens
from loopmap.analysis.identifiers.words import words_of
from loopmap.analysis.word_lists import word_list
from loopmap.model.query import fold_name

_NAME = r"[^\W\d_a-z][^\W\d_]{1,30}(?:[’'-][^\W\d_a-z][^\W\d_]{1,30})?"
_KIN = (
    r"(?:mum|mam|mummy|mother|dad|daddy|father|nan|nana|gran|granny|grandma|grandad|grandmother"
    r"|grandfather|step(?:mum|dad|mother|father)|sister|brother|cousin|uncle|aunt|auntie|son"
    r"|daughter|niece|nephew|foster carers?)"
)
_OTHERS = r"(?:(?:key|social|youth|support) worker|mentor|lad|lass|boy|girl|mate|friend|pal)"
_WHOSE = r"(?:(?:older|younger|elder|little|big|baby|twin|own|new) )?"
_OF_KIN = re.compile(rf"(?<![\w’'-])({_NAME})(?:[’']s|s[’']) {_WHOSE}{_KIN}\b")
_AFTER_KIN = re.compile(rf"\b(?:{_KIN}|{_OTHERS})(?: called| named)? ({_NAME})(?![\w’'-]|[’']t)")
_BETWEEN_COMMAS = re.compile(rf"\b(?i:{_KIN}|{_OTHERS}|boys|girls), ({_NAME}),")
_CALLED = re.compile(
    rf"\b(?i:child|pupil|student|kid|man|woman|teenager|young person),? (?:is |was )?"
    rf"(?:called|named) ({_NAME})(?![\w’'-])"
)
_INITIALS = re.compile(r"(?<![\w.])(?:[A-Z]\. ?){1,2}[A-Z]\.(?!\w|[A-Z])")
_CAPITALS = re.compile(rf"(?<![\w.-])([A-Z]{{2}})[’']s {_WHOSE}{_KIN}\b")
_NO_INITIALS = frozenset(
    {
        *("uk", "us", "usa", "eu", "un", "dob", "am", "pm", "nb", "ps", "pe", "re", "it", "ba"),
        *("ma", "qc", "kc", "ni", "ad", "bc", "nhs", "ks", "gp", "ta", "ep", "la", "sw"),
    }
)


def names_beside(text: str) -> Iterator[Spotted]:
    """Names told by whose relatives are spoken of, by what they are, and by their initials."""
    for pattern in (_OF_KIN, _AFTER_KIN, _BETWEEN_COMMAS, _CALLED):
        for found in pattern.finditer(text):
            if _may_be_a_name(found[1]):
                yield _spotted(found, 1)
    for pattern, group in ((_INITIALS, 0), (_CAPITALS, 1)):
        for found in pattern.finditer(text):
            if re.sub(r"[. ]", "", found[group]).lower() not in _NO_INITIALS:
                yield _spotted(found, group)


def told_beside(spots: Iterator[Spotted]) -> frozenset[str]:
    """The names among these that are of one word, by which they are known elsewhere."""
    return frozenset(
        spot.person
        for spot in spots
        if spot.kind is IdentifierKind.NAME and spot.person.isalpha() and len(spot.person) > 1
    )


def again_in(text: str, told: Collection[str], ordinary: Container[str]) -> Iterator[Spotted]:
    """Where one of these names stands once more, written as a name is. O(length)."""
    for word in words_of(text):
        known = word.is_capital and word.folded in told
        if known and not only_opens(word, ordinary) and word.folded not in ordinary:
            yield Spotted(word.start, word.end, IdentifierKind.NAME, word.folded)


def _may_be_a_name(word: str) -> bool:
    """Whether it is written as names are, and no word that opens sentences or names bodies."""
    folded = fold_name(word)
    listed = folded in word_list("openers") or folded in word_list("no_person")
    return not word.isupper() and not listed and folded not in _NOBODY


_NOBODY = frozenset(
    {
        *("everyone", "everybody", "someone", "somebody", "nobody", "anyone", "anybody", "people"),
        *(
            "pupil",
            "pupils",
            "child",
            "women",
            "men",
            "boys",
            "girls",
            "parents",
            "today",
            "god",
            "mothers",
        ),
        *("fathers", "carers", "teachers", "english", "mum", "dad", "nan", "gran"),
    }
)


def _spotted(found: re.Match[str], group: int) -> Spotted:
    said = fold_name(re.sub(r"[. ]", "", found[group]) if "." in found[group] else found[group])
    return Spotted(*found.span(group), IdentifierKind.NAME, said)
