"""What the page of stories says: how far one has looked, and what each card is."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.analysis.aloud import counted
from loopmap.analysis.loop_labels import LabelBook
from loopmap.analysis.loops import LoopKey, loop_along
from loopmap.analysis.stories import NO_LOOPS, WEAK_SHOWN, NearMiss, Story, StoryList
from loopmap.analysis.telling import kind_in_words
from loopmap.analysis.wording import capitalised, listed, lower_first
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.ui.panels.story_card import Face


def status(causal_map: CausalMap, found: StoryList, around: str = "") -> str:
    """What was found and among what; ``around`` names the variable one looked around."""
    strict = sum(1 for story in found.stories if story.strict and story.said is None)
    weak = sum(1 for story in found.stories if not story.strict and story.said is None)
    counts = (
        (len(found.stories) - strict - weak, "{} of yours"),
        (strict + found.more, "{} that may be yours"),
        (weak, "{} weaker"),
        (len(found.near_misses), "{} short of one link"),
    )
    told = listed([words.format(f"{number:,}") for number, words in counts if number])
    where = f" around {lower_first(around)}" if around else ""
    parts = [f"Stories{where}: {told}." if told else f"No well-known story shows{where}."]
    has_loops = found.reach != NO_LOOPS
    if has_loops and not any(link.delayed for link in causal_map.links.values()):
        parts.append("No link is marked as delayed, so nothing tells stories from look-alikes.")
    return " ".join((*parts, found.reach))


def weaker(found: StoryList, shown: bool) -> str:
    """What the button says that adds the weaker likenesses or takes them away; "" for none."""
    if shown:
        return "Hide weaker ones"
    most = f"{WEAK_SHOWN} of " if found.weak > WEAK_SHOWN else ""
    ones = "one" if found.weak == 1 else "ones"
    return f"Show {most}{found.weak:,} weaker {ones}" if found.weak else ""


def faces(causal_map: CausalMap, found: StoryList) -> list[Face]:
    """A card for each story, then for each near miss."""
    tagged: list[tuple[Story | NearMiss, str]] = [(story, _tag(story)) for story in found.stories]
    tagged += [(near, "Short of one link") for near in found.near_misses]
    return [
        Face(one.key, titled(one.name), about(causal_map, *one.key), tag, one.text)
        for one, tag in tagged
    ]


def called(causal_map: CausalMap, key: LoopKey, book: LabelBook) -> str:
    """A loop of a story: "R1 · Fines trap", or what kind it is where nobody named it."""
    label, loop = book.labels.get(key), loop_along(causal_map, key)
    what = label.name if label else ""
    if not what and loop is not None:
        what = f"{kind_in_words(loop)}, {counted(loop.length, 'link')}"
    return " · ".join(part for part in (label.label if label else "", what) if part)


def about(causal_map: CausalMap, pattern: str, variables: Sequence[RecordId]) -> str:
    """A story by its pattern and the variables it hangs on: "Fixes that fail: fines, trust"."""
    here = causal_map.variables
    names = [lower_first(here[one].name) for one in variables if one in here]
    return f"{titled(pattern)}: {listed(names)}" if names else titled(pattern)


def titled(pattern: str) -> str:
    """A pattern's name as the title of a card.

    >>> titled("near fixes that fail")
    'Nearly fixes that fail'
    """
    near = pattern.removeprefix("near ")
    return capitalised(pattern) if near == pattern else f"Nearly {near}"


def _tag(story: Story) -> str:
    if story.said is not None:
        return "Your story"
    if story.strict:
        return "May be yours: the delays fit"
    return "A weaker likeness: the shape fits, no delay bears it out"
