"""What a sentence will do, and the sentence said back."""

from __future__ import annotations

from itertools import pairwise

from loopmap.analysis.sentences.parts import Sentence
from loopmap.analysis.telling import tell_link, tell_path
from loopmap.editing.sentence.say import Said
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name
from loopmap.model.records import Link

_NAMED = 2
"""Names that the line has room for."""


_A_SENTENCE = 4
"""Words of a new name from which it was perhaps meant as a sentence."""

_STAND_FOR = ("it", "this", "that", "they", "these", "those", "them", "he", "she", "which")

_HOW_TO_LINK = "All of it as one name. For a link type + or − between cause and effect"


def outcome(said: Said, after: CausalMap | None = None) -> str:
    """What Enter will do: "2 links will be added", "1 link will change", … or "".

    Where a group was named, who comes into it and who does not, by their names on the map
    ``after`` it.

    >>> outcome(Said(added=("l1", "l2"), new=("v1",)))
    '1 variable and 2 links will be added'
    """
    done, grouped = _made(said), _grouped(said, after)
    return "; ".join(part for part in (done, grouped) if part)


def _made(said: Said) -> str:
    new = _count(len(said.new), "variable")
    links, notes = _count(len(said.added), "link"), _count(len(said.notes), "note")
    both = " and ".join(part for part in (new, links, notes) if part)
    added = f"{both} will be added" if both else ""
    changed = _count(len(said.altered), "link")
    if said.turned and said.turned == said.altered:
        changed = f"the sign of {changed}"
    altered = f"{changed} will change" if changed else ""
    whole = ", ".join(part for part in (added, altered) if part)
    if whole or not said.variables:
        return whole[:1].upper() + whole[1:]
    return "This will change" if said.change else "This is on the map already"


def done(said: Said, after: CausalMap | None = None) -> str:
    """What has been done: "2 links added", or "" for nothing.

    >>> done(Said(added=("l1",), new=("v1", "v2")))
    '2 variables and 1 link added'
    """
    made = _made(said).replace("will be added", "added").replace("will change", "changed")
    return "; ".join(part for part in (made, _grouped(said, after)) if part)


def _grouped(said: Said, after: CausalMap | None) -> str:
    """Who comes into the group that was named, and who stays where it is."""
    if not said.group or after is None:
        return ""
    into = f"{_names(said.gathered, after)} into {said.group}" if said.gathered else ""
    verb = "stays where it is" if len(said.stays) == 1 else "stay where they are"
    stay = f"{_names(said.stays, after)} {verb}" if said.stays else ""
    return ", ".join(part for part in (into, stay) if part)


def _names(variables: tuple[RecordId, ...], after: CausalMap) -> str:
    names = [after.variables[one].name for one in variables]
    return " and ".join(names) if len(names) <= _NAMED else f"{len(names)} variables"


def read_back(sentence: Sentence, said: Said, after: CausalMap) -> str:
    """The links as a sentence, from the map as it will be; "" without any.

    Starts the way it was said: "less trust, more exclusions". Links that do not follow
    one another are a sentence each.
    """
    if not said.path:
        return ""
    links = [after.links[link] for link in said.path]
    falling = {fold_name(name.text) for name in sentence.names if name.direction < 0}

    def rises(link: Link) -> bool:
        return fold_name(after.variables[link.source].name) not in falling

    for path in (links, links[::-1]):
        if all(one.target == then.source for one, then in pairwise(path)):
            return tell_path(after, path, rising=rises(path[0]))
    return " ".join(tell_link(after, link, rising=rises(link)) for link in links)


def no_link_seen(sentence: Sentence) -> str:
    """How to say a link, where a new name is so long that one was meant; else "".

    >>> no_link_seen(Sentence(""))
    ''
    """
    if sentence.links or len(sentence.names) != 1 or sentence.open_end:
        return ""
    (name,) = sentence.names
    unclear = sentence.unclear.split(maxsplit=1)[:1]
    if unclear and unclear[0].casefold() in _STAND_FOR:
        return f"All of it as one name. Say what “{unclear[0]}” is, and it can be a link"
    is_long = name.variable is None and len(name.text.split()) >= _A_SENTENCE
    return _HOW_TO_LINK if is_long else ""


def _count(number: int, thing: str) -> str:
    if not number:
        return ""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
