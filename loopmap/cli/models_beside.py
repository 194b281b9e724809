"""``loopmap simulate --beside MAP`` for maps with equations: the same scenarios on another one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from loopmap.cli.simulate_model import number_or_none

if TYPE_CHECKING:
    from loopmap.editing.models_beside import ModelsBeside
    from loopmap.model.document import CausalMap, Document
    from loopmap.model.records import Scenario


def models_of_both(
    document: Document,
    here: CausalMap,
    title: str | None,
    scenarios: Sequence[Scenario | None],
    seed: int,
) -> tuple[ModelsBeside, ...]:
    """Each on both maps; nothing where no other map is named.

    LoopmapError where there is none of that name, or one cannot be run beside the other.
    """
    if title is None:
        return ()
    from loopmap.cli.choose_map import choose_map
    from loopmap.editing.models_beside import models_beside

    there = choose_map(document, title)
    return tuple(models_beside(here, there, each, seed=seed) for each in scenarios)


def keys_of_both(found: Sequence[ModelsBeside]) -> dict[str, Any]:
    """What programs are told: the other map's courses at the times of the first, and sentences."""
    if not found:
        return {}
    runs = [
        {
            "scenario": both.scenario,
            "times": both.times,
            "series": {c.name: [number_or_none(value) for value in c.there] for c in both.courses},
            "told": list(both.told([c.variable for c in both.courses])),
            "notes": list(both.notes),
        }
        for both in found
    ]
    return {"beside": {"map": found[0].titles[1], "runs": runs}}


def print_both(here: CausalMap, found: Sequence[ModelsBeside]) -> None:
    """Where outcomes and stocks end on either map, scenario by scenario."""
    from loopmap.editing.in_interest import first_choice
    from loopmap.editing.models_beside import EACH_ITS_OWN

    chosen = first_choice(here, len(here.variables))
    for number, both in enumerate(found):
        if not number:
            print(f"“{both.titles[0]}” and “{both.titles[1]}” side by side")
        print(f"  {both.scenario}")
        for sentence in (*both.told(chosen), *both.notes):
            print(f"    {sentence}")
    if found:
        print(f"  {EACH_ITS_OWN}")
