"""A map in words, for those who hear a picture rather than see it.

Goes into the description of every exported picture. Speaks of what is drawn and of
nothing else: no evidence, no meanings, no private notes.
"""

from __future__ import annotations

from loopmap.diagram.fold import bundles_of, stacks_of
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.query import in_order
from loopmap.model.records import Level, Link, NamedLoop, Note, Sign

_MOST_LINKS = 400
"""Links told one by one; a longer description would be heard by nobody."""

_WAY = {
    Sign.SAME: "same way",
    Sign.OPPOSITE: "opposite way",
    Sign.UNKNOWN: "sign not agreed",
}


_MIXED = "some the same way and some the opposite"


def describe(causal_map: CausalMap, title: str = "") -> str:
    """Sentences separated by line ends: what it is, each link, named loops, groups, notes.

    ``title`` stands for the map's own. A folded map is told as it is drawn.
    """
    return "\n".join(
        [
            _opening(causal_map, title or causal_map.info.title or "A map"),
            *_links(causal_map),
            *(_loop(causal_map, loop) for loop in in_order(causal_map.loops) if loop.name),
            *_groups(causal_map),
            *(
                _note(note)
                for note in in_order(causal_map.notes)
                if note.level is not Level.PRIVATE
            ),
        ]
    )


def _note(note: Note) -> str:
    text = " ".join(note.text.split())
    return f"Picture: {text or 'not described.'}" if note.picture else f"Note: {text}"


def _opening(causal_map: CausalMap, title: str) -> str:
    stacks, bundles = stacks_of(causal_map), bundles_of(causal_map)
    variables = _count(len(causal_map.variables) - len(stacks), "variable")
    if stacks:
        variables += f", {_count(len(stacks), 'collapsed group')}"
    links = len(causal_map.links) + sum(len(bundle.links) - 1 for bundle in bundles.values())
    counts = f"{variables} and {_count(links, 'link')}"
    source = f" {causal_map.info.source.rstrip('.')}." if causal_map.info.source else ""
    return f"{title}: a causal-loop diagram with {counts}.{source}"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _links(causal_map: CausalMap) -> list[str]:
    links = in_order(causal_map.links)
    told = [_link(causal_map, link) for link in links[:_MOST_LINKS]]
    if len(links) > _MOST_LINKS:
        told.append(f"And {_count(len(links) - _MOST_LINKS, 'more link')}.")
    return told


def _link(causal_map: CausalMap, link: Link) -> str:
    source, target = _name(causal_map, link.source), _name(causal_map, link.target)
    delay = ", after a delay" if link.delayed else ""
    bundle = bundles_of(causal_map).get(link.id)
    count = "" if bundle is None else f"{len(bundle.links)} links, "
    way = _MIXED if bundle is not None and bundle.mixed else _WAY[link.sign]
    return f"{source} to {target}: {count}{way}{delay}."


def _name(causal_map: CausalMap, variable: RecordId) -> str:
    stack = stacks_of(causal_map).get(variable)
    name = causal_map.variables[variable].name
    return (
        name if stack is None else f"{name} (a group of {_count(len(stack.members), 'variable')})"
    )


def _loop(causal_map: CausalMap, loop: NamedLoop) -> str:
    links = [causal_map.links[i] for i in loop.links if i in causal_map.links]
    if len(links) < len(loop.links):
        return f"Loop {loop.label}, {loop.name}: not closed on this map."
    names = ", ".join(causal_map.variables[link.source].name for link in links)
    return f"Loop {loop.label}, {loop.name}, {kind_of(links)}: {names}."


def kind_of(links: list[Link]) -> str:
    """Reinforcing for an even number of opposite signs, balancing for an odd one.

    Undetermined when a sign is not agreed.
    """
    signs = [link.sign for link in links]
    if Sign.UNKNOWN in signs:
        return "undetermined"
    return "balancing" if signs.count(Sign.OPPOSITE) % 2 else "reinforcing"


def _groups(causal_map: CausalMap) -> list[str]:
    members: dict[RecordId, list[str]] = {}
    for variable in in_order(causal_map.variables):
        if variable.group is not None:
            members.setdefault(variable.group, []).append(variable.name)
    return [
        f"Group {group.name}: {', '.join(members.get(group.id, ['empty']))}."
        for group in in_order(causal_map.groups)
    ]
