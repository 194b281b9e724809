"""A map's answer as people get it from the command line: a paragraph for each scenario."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from loopmap.cli.answering import class_width, outcome_line
from loopmap.cli.beside import print_beside

if TYPE_CHECKING:
    from loopmap.editing.what_if import ScenarioStory, WhatIf
    from loopmap.simulation.side_by_side import SideBySide


def print_answer(
    found: WhatIf, carrying: Sequence[Sequence[str]], other: dict[str, SideBySide]
) -> None:
    """Print every scenario, what differs between them, and how far to trust it."""
    from loopmap.simulation.words import HONESTY, tell_kept

    if not found.stories:
        print(f"“{found.comparison.map_title}” has no scenario yet; as it is, nothing changes.")
        return
    for i, story in enumerate(found.stories):
        _print_story(story, carrying[i] if carrying else ())
    if found.comparison.pairs:
        print("Side by side")
        for pair in found.comparison.pairs:
            print(f"  {pair.sentence}")
        print()
    if other:
        print_beside([story.result.scenario.name for story in found.stories], other)
    if kept := tell_kept(found.comparison.kept, found.comparison.draws):
        print(kept)
    print(HONESTY.format(draws=f"{found.comparison.draws_in_all:,}"))


def _print_story(story: ScenarioStory, carrying: Sequence[str]) -> None:
    from loopmap.simulation.words import tell_runaway

    print(story.result.scenario.name)
    for sentence in story.result.interventions:
        print(f"  {sentence}.")
    for sentence in story.result.snapped:
        print(f"  {sentence}")
    outcomes = story.result.outcomes
    width, wide = max((len(outcome.name) for outcome in outcomes), default=0), class_width(outcomes)
    for outcome in outcomes:
        line = outcome_line(outcome, story.result, wide)
        print(f"  {outcome.name:{width}}  {line}  {outcome.course.value}".rstrip())
    print(f"  Does to loops: {' '.join(story.sentences)}")
    if carrying:
        print(f"  Loops: {' '.join(carrying)}")
    for sentence in tell_runaway(story.result.runaway):
        print(f"  {sentence}")
    for link in story.result.deciding_links[:3]:
        print(f"  Decides: {link.why}")
    print()
