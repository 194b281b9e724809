"""The groups lens: which group each variable belongs to, by tint and letter."""

from __future__ import annotations

from string import ascii_uppercase

from loopmap.diagram.look import Lens, LensKey, LensView, Look
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order

_NO_GROUPS = "This map has no groups yet."
_ALONE = LensKey("in no group", Look(), "card")


def groups_view(causal_map: CausalMap) -> LensView:
    """Cards in the colour of their group, with a letter that the legend explains by its name."""
    groups = in_order(causal_map.groups)
    look_of = {g.id: Look(tag=_letter(n), tint=g.colour) for n, g in enumerate(groups)}
    variables = causal_map.variables
    looks = {
        i: look_of[group]
        for i in sorted(variables)
        if (group := variables[i].group) is not None and group in look_of
    }
    keys = [LensKey(group.name or "group", look_of[group.id], "card") for group in groups]
    if groups and len(looks) < len(variables):
        keys.append(_ALONE)
    return LensView(Lens.GROUPS, "Groups", "" if groups else _NO_GROUPS, looks, tuple(keys))


def _letter(number: int) -> str:
    """The letter of a group: A to Z, then A2, B2 and so on.

    >>> _letter(0), _letter(27)
    ('A', 'B2')
    """
    turn, place = divmod(number, len(ascii_uppercase))
    return ascii_uppercase[place] + (str(turn + 1) if turn else "")
