"""What a sentence will do, and the sentence said back."""

from __future__ import annotations

from loopmap.analysis.telling import tell_path
from loopmap.editing.sentence.parts import Sentence
from loopmap.editing.sentence.say import Said
from loopmap.model.document import CausalMap


def outcome(said: Said) -> str:
    """What Enter will do: "2 links will be added", "1 link will change", … or "".

    >>> outcome(Said(added=("l1", "l2"), new=("v1",)))
    '1 variable and 2 links will be added'
    """
    new = _count(len(said.new), "variable")
    links = _count(len(said.added), "link")
    both = " and ".join(part for part in (new, links) if part)
    added = f"{both} will be added" if both else ""
    changed = _count(len(said.altered), "link")
    if said.turned and said.turned == said.altered:
        changed = f"the sign of {changed}"
    altered = f"{changed} will change" if changed else ""
    whole = ", ".join(part for part in (added, altered) if part)
    if whole or not said.variables:
        return whole[:1].upper() + whole[1:]
    return "This will change" if said.change else "This is on the map already"


def read_back(sentence: Sentence, said: Said, after: CausalMap) -> str:
    """The links as a sentence, from the map as it will be; "" without any.

    Starts the way it was said: "less trust, more exclusions".
    """
    if not said.path:
        return ""
    links = [after.links[link] for link in said.path]
    return tell_path(after, links, rising=sentence.names[0].direction >= 0)


def _count(number: int, thing: str) -> str:
    if not number:
        return ""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
