"""Names of people: by a list, by a title before them, and as two words with capitals."""

from __future__ import annotations

from collections.abc import Container, Iterator

from loopmap.analysis.identifiers.kinds import IdentifierKind, Spotted
from loopmap.analysis.identifiers.words import Word, is_title, runs_of, words_of
from loopmap.analysis.word_lists import word_list
from loopmap.model.query import fold_name

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "sir", "dame"})
_SAINT = frozenset({"st", "saint"})
_LONGEST = 3
"""Words of a name; more in capitals name a body or are a heading."""
_SHOUTED = 5
"""Letters of a name in capitals throughout; shorter ones are short forms of something else."""

TITLED = "titled "
"""How ``Spotted.person`` begins where a title says that it is a grown-up."""


def names_in(text: str, ordinary: Container[str], *, label: bool) -> Iterator[Spotted]:
    """Every likely name. O(length).

    ``ordinary``: folded words that the document writes without a capital. ``label``: the text
    is what something is called, where capitals may be a matter of style.
    """
    words = words_of(text)
    taken: set[int] = set()
    for title, name in _with_titles(words, text):
        taken.update(each.start for each in (title, *name))
        said = _spotted(name, f"{TITLED}{title.folded} ")
        yield said._replace(start=title.start)
    is_styled = label and is_title(words)
    left = [word for word in words if word.start not in taken]
    for run in runs_of(left):
        yield from _in_run(run, ordinary, is_styled=is_styled)
    for word in left:
        if not word.is_capital and _is_given_however_written(word):
            yield _spotted([word])


def _spotted(name: list[Word], before: str = "") -> Spotted:
    person = before + " ".join(word.folded for word in name)
    return Spotted(name[0].start, name[-1].end, IdentifierKind.NAME, person)


def _with_titles(words: list[Word], text: str) -> Iterator[tuple[Word, list[Word]]]:
    """Titles and what follows them: “Mr W.”, “Miss Okafor”, “Dr A. Khan”."""
    for place, word in enumerate(words):
        if word.folded in _TITLES and word.is_capital:
            name = _after_title(words[place : place + 1 + _LONGEST], text)
            if name:
                yield word, name


def _after_title(words: list[Word], text: str) -> list[Word]:
    name: list[Word] = []
    before = words[0]
    for word in words[1:]:
        between = text[before.end : word.start]
        ended = between == ". " and len(before.text) > 1 and bool(name)
        if between not in (" ", ". ", "\u00a0") or ended or not word.text[0].isupper():
            break
        if word.is_no_person or word.is_opener:
            break
        name.append(word)
        before = word
    return name


def _in_run(run: list[Word], ordinary: Container[str], *, is_styled: bool) -> Iterator[Spotted]:
    """The names among words with capitals: around those of the list, or two or three alone."""
    at = 0
    while at < len(run):
        at = _after_openers(run, at, ordinary)
        among = range(at, len(run))
        given = next((n for n in among if _is_given(run, n, at, is_styled)), None)
        if given is None:
            alone = _without_last_openers(run[at:])
            if not is_styled and _may_be_a_person(alone):
                yield _spotted(alone)
            return
        first, last = _around(run, at, given)
        name = run[first : last + 1]
        if not (_is_listed(name) or (first > 0 and run[first - 1].folded in _SAINT)):
            yield _spotted(name)
        at = last + 1


def _around(run: list[Word], at: int, given: int) -> tuple[int, int]:
    """The first and the last word of a name, not before ``at``, of which one is a given name."""
    first = last = given
    while first > at and given - first < _LONGEST - 1 and _belongs(run[first - 1]):
        first -= 1
    while last + 1 < len(run) and last - given < _LONGEST - 1 and _belongs(run[last + 1]):
        last += 1
    return first, last


def _after_openers(run: list[Word], at: int, ordinary: Container[str]) -> int:
    """The place of the first word from ``at`` on that is more than the opening of a sentence."""
    while at < len(run) and only_opens(run[at], ordinary):
        at += 1
    return at


def only_opens(word: Word, ordinary: Container[str]) -> bool:
    """Whether a word has its capital for opening a sentence."""
    if word.is_opener:
        return not _is_given_however_written(word)
    return word.opens and word.folded in ordinary and not _given_names(word)


def _without_last_openers(run: list[Word]) -> list[Word]:
    while run and run[-1].is_opener:
        run.pop()
    return run


def _belongs(word: Word) -> bool:
    return not (word.is_no_person or word.is_opener or word.folded in _SAINT)


def _may_be_a_person(run: list[Word]) -> bool:
    if not 2 <= len(run) <= _LONGEST or _is_listed(run):
        return False
    return all(_belongs(word) and len(word.text) > 1 for word in run)


def _is_listed(name: list[Word]) -> bool:
    """Whether the whole of it is on the list of what is no person."""
    return fold_name(" ".join(word.text for word in name)) in word_list("no_person")


def _given_names(word: Word) -> bool:
    return any(part in word_list("given_names") for part in _parts(word))


def _parts(word: Word) -> tuple[str, str]:
    return word.folded, word.folded.partition("-")[0]


def _is_given_however_written(word: Word) -> bool:
    """Whether it is a name of the list and no word, in small letters or large ones too."""
    if word.text.isupper() and len(word.text) < _SHOUTED:
        return False
    names = word_list("given_names")
    return any(part in names and not names[part] for part in _parts(word))


def _is_given(run: list[Word], place: int, first: int, is_styled: bool) -> bool:
    """Whether a word with a capital is a given name here; one that is a word needs a reason.

    ``first``: where in the run the sentence is no longer being opened.
    """
    word = run[place]
    if _is_given_however_written(word):
        return True
    if not _given_names(word) or is_styled:
        return False
    followed = place + 1 < len(run) and _belongs(run[place + 1])
    return followed or (place == first and not word.opens)
