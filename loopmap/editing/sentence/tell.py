"""What a sentence will do, and the sentence said back."""

from __future__ import annotations

from itertools import pairwise

from loopmap.analysis.sentences.parts import Sentence
from loopmap.analysis.telling import tell_link, tell_path
from loopmap.editing.sentence.say import Said
from loopmap.model.document import CausalMap
from loopmap.model.query import fold_name
from loopmap.model.records import Link


def outcome(said: Said) -> str:
    """What Enter will do: "2 links will be added", "1 link will change", … or "".

    >>> outcome(Said(added=("l1", "l2"), new=("v1",)))
    '1 variable and 2 links will be added'
    """
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


def done(said: Said) -> str:
    """What has been done: "2 links added", or "" for nothing.

    >>> done(Said(added=("l1",), new=("v1", "v2")))
    '2 variables and 1 link added'
    """
    return outcome(said).replace("will be added", "added").replace("will change", "changed")


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


def _count(number: int, thing: str) -> str:
    if not number:
        return ""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
