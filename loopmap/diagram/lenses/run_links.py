"""What a scenario does to links, as its run is shown: those cut, weakened, added and so on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from loopmap.diagram.look import Ghosts, Glyph, LensKey, LensView, Look, Tone
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Action, Link, Sign, Strength

ADDED = "added by the scenario"

_MOST_TOLD = 2
"""Added links that are told by name beside the map; more are counted."""

_PLAIN = Look(Tone.INK)
_ACTED: Mapping[Action, Look] = MappingProxyType(
    {
        Action.CUT: Look(Tone.INK, Strength.WEAK, hollow=True),
        Action.WEAKEN: Look(Tone.INK, Strength.WEAK),
        Action.STRENGTHEN: Look(Tone.INK, Strength.STRONG),
        Action.DELAY: _PLAIN,
    }
)
_MEANINGS: Mapping[Action, str] = MappingProxyType(
    {
        Action.CUT: "cut by the scenario",
        Action.WEAKEN: "weakened by the scenario",
        Action.STRENGTHEN: "strengthened by the scenario",
        Action.DELAY: "delayed by the scenario",
    }
)
_WAYS = {Sign.SAME: "same way", Sign.OPPOSITE: "opposite way", Sign.UNKNOWN: "sign not agreed"}


@dataclass(frozen=True, slots=True)
class OnLinks:
    """What a scenario does to each link, and the links it adds.

    ``added`` are drawn as `added_look` has it. ``names``: of the variables they join.
    """

    acts: Mapping[RecordId, Action] = field(default_factory=dict)
    added: Ghosts = field(default_factory=Ghosts)
    names: Mapping[RecordId, str] = field(default_factory=dict)

    def without_added(self) -> OnLinks:
        """For runs that know of no links but those that are there."""
        return OnLinks(self.acts, names=self.names)


ON_NO_LINKS = OnLinks()


def acted_link(words: str, action: Action | None) -> Look:
    """How a link is shown that this is done to; so is a variable of which nothing is known."""
    look = _PLAIN if action is None else _ACTED.get(action, _PLAIN)
    return Look(look.tone, look.width, look.hollow, tag=words, glyph=Glyph.HAND)


def added_look(when: str = "") -> Look:
    """How a link is shown that a scenario adds; ``when`` begins with its own comma."""
    return Look(Tone.INK, Strength.MEDIUM, hollow=True, tag="added", glyph=Glyph.HAND, act=when)


def link_keys(on_links: OnLinks) -> Iterator[LensKey]:
    """What the looks of links mean, those that occur."""
    done = set(on_links.acts.values())
    for action, meaning in _MEANINGS.items():
        if action in done:
            yield LensKey(meaning, _ACTED[action], "link")
    if on_links.added.links:
        yield LensKey(ADDED, Look(Tone.INK, Strength.MEDIUM, hollow=True), "ghost link")


def told_added(on_links: OnLinks) -> str:
    """A sentence on the links that are added; none where there are none."""
    links = on_links.added.links
    if len(links) > _MOST_TOLD:
        return f"The scenario adds {len(links)} links, drawn dashed."
    told = [
        f"from {_ends(link, on_links.names)}{on_links.added.look(link.id).act}" for link in links
    ]
    return f"The scenario adds a link {' and one '.join(told)}, drawn dashed." if told else ""


def told_links(view: LensView, causal_map: CausalMap) -> Iterator[str]:
    """What the view says of links, a sentence each, for those who do not see it."""
    names = {variable.id: variable.name for variable in causal_map.variables.values()}
    for link in in_order(causal_map.links):
        if words := view.look(link.id).tag:
            yield f"The link from {_ends(link, names)}: {words}."
    for link in view.ghosts.links:
        if link.source in names and link.target in names:
            late = ", after a delay" if link.delayed else ""
            words = view.ghosts.look(link.id).act
            told = f"{_ends(link, names)}, {_WAYS[link.sign]}{late}"
            yield f"{ADDED.capitalize()}: a link from {told}{words}."


def _ends(link: Link, names: Mapping[RecordId, str]) -> str:
    return f"“{names[link.source]}” to “{names[link.target]}”"
