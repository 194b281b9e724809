"""Where a first equation comes from, in a plain sentence or two."""

from __future__ import annotations

from collections.abc import Sequence

from loopmap.editing.proposals.first_equation import bent
from loopmap.model.behaviour import Mode
from loopmap.model.document import CausalMap
from loopmap.model.records import Kind, Link, Sign, Variable


def why_stock(causal_map: CausalMap, stock: Variable, today: str) -> str:
    """Why a stock starts at a number."""
    flows = [
        causal_map.variables[link.source].name
        for link in causal_map.adjacency.into(stock.id)
        if causal_map.variables[link.source].kind is Kind.FLOW
    ]
    moved = f"it changes by {_listed(flows)} alone" if flows else "flows change it"
    text = f"“{stock.name}” builds up: this is what it starts at, and {moved}."
    return f"{text} {_stands(today)}"


def why_alone(variable: Variable, today: str) -> str:
    """Why a variable without causes is what it is."""
    text = f"Nothing on this map leads to “{variable.name}”, so it stays as it is."
    return f"{text} {_stands(today)}"


def _stands(today: str) -> str:
    return f"{today} stands for today; write your own number where you know one."


def why_change(flow: Variable, stock: Variable) -> str:
    """Why a stock got a flow."""
    return (
        f"“{stock.name}” builds up, and only flows can change it: “{flow.name}” takes up what"
        " led to it. It is 0 as long as all stands as today; causes that go all the way move a"
        " tenth in one unit of time."
    )


def why_level(
    causal_map: CausalMap, links: Sequence[Link], today: str, *, slow: bool, goes_round: bool
) -> str:
    """Why what has causes is what it is."""
    told = [_ways(causal_map, links), f"{today} stands for today.", *_more(causal_map, links)]
    if slow:
        told.append("It follows them as slowly as was said of it.")
    elif goes_round:
        told.append(
            "It follows them within a short while, because they lead round to it again and"
            " nothing can work on itself in the same moment."
        )
    return " ".join(told)


def _ways(causal_map: CausalMap, links: Sequence[Link]) -> str:
    """Which causes raise it and which lower it."""
    ways = []
    for sign, word in ((Sign.SAME, "rises"), (Sign.OPPOSITE, "falls")):
        names = [_name(causal_map, k) for k in links if k.sign is sign]
        if names:
            ways.append(f"{word} with {_listed(names)}")
    if not ways:
        return "It stays as it is today until the signs of its links are agreed."
    return f"It {' and '.join(ways)}, by the strengths of the links."


def _more(causal_map: CausalMap, links: Sequence[Link]) -> list[str]:
    told = []
    unsaid = [_name(causal_map, k) for k in links if k.sign is Sign.UNKNOWN]
    if unsaid and len(unsaid) < len(links):
        counts = "counts" if len(unsaid) == 1 else "count"
        told.append(f"{_listed(unsaid)} {counts} 0 until the sign is agreed.")
    late = [_name(causal_map, k) for k in links if k.delayed]
    if late:
        comes = "comes in with its delay" if len(late) == 1 else "come in with their delays"
        told.append(f"{_listed(late)} {comes}.")
    if any(bent(link) for link in links):
        told.append("What is not in proportion is read from a graph.")
    if any(link.mode is Mode.MULTIPLIES for link in links):
        told.append("Links that multiply do so with the others of their group.")
    return told


def _name(causal_map: CausalMap, link: Link) -> str:
    return causal_map.variables[link.source].name


def _listed(names: Sequence[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} and {quoted[-1]}"
