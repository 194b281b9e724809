"""What must hold in every document, whoever made it.

Each rule is a function from a document to problems. Edits never break them, a
file that breaks them is refused with the line, and the monkey test runs them
after every step.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from loopmap.model.change import DOCUMENT, Key
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import RecordId
from loopmap.model.query import fold_name, in_order, loop_key
from loopmap.model.records import ON_VARIABLES, Action, Link, Scenario, Variable
from loopmap.model.token import breathe


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that does not hold: which record, which field, in a sentence."""

    key: Key
    field: str
    text: str


Rule = Callable[[CausalMap, Document], Iterator[Problem]]


def names_are_said_and_unique(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A variable has a name, and no other variable of the map has the same one."""
    seen: dict[str, str] = {}
    for variable in in_order(causal_map.variables):
        key = Key(causal_map.id, variable.id)
        folded = fold_name(variable.name)
        if not folded:
            yield Problem(key, "name", "A variable needs a name.")
        elif folded in seen:
            yield Problem(key, "name", f"Two variables are called “{variable.name}”.")
        seen[folded] = variable.id


def links_join_variables(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """Both ends of a link are variables of its map."""
    for link in in_order(causal_map.links):
        for field, end in (("from", link.source), ("to", link.target)):
            if end not in causal_map.variables:
                yield Problem(
                    Key(causal_map.id, link.id), field, f"There is no variable “{end}” on this map."
                )


def one_link_per_ordered_pair(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """From one variable to another there is at most one link."""
    seen: set[tuple[RecordId, RecordId]] = set()
    for link in in_order(causal_map.links):
        breathe()
        ends = (link.source, link.target)
        if ends in seen:
            yield Problem(
                Key(causal_map.id, link.id), "to", "These two variables are linked twice."
            )
        seen.add(ends)


def positions_are_numbers(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """Every coordinate is finite and within a million units of the origin."""
    for record in causal_map.records():
        breathe()
        for field in ("x", "y", "width", "height", "bulge"):
            value = getattr(record, field, None)
            if value is not None and not (math.isfinite(value) and abs(value) <= 1e6):
                yield Problem(Key(causal_map.id, record.id), field, "This is not a position.")


def groups_exist(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A variable's group is a group of its map."""
    for variable in in_order(causal_map.variables):
        if variable.group is not None and variable.group not in causal_map.groups:
            yield Problem(
                Key(causal_map.id, variable.id), "group", f"There is no group “{variable.group}”."
            )


def evidence_exists(causal_map: CausalMap, document: Document) -> Iterator[Problem]:
    """Evidence named by a variable or a link is in the document."""
    records: list[Variable | Link] = [
        *in_order(causal_map.variables),
        *in_order(causal_map.links),
    ]
    for record in records:
        for evidence in record.evidence:
            if evidence not in document.evidence:
                yield Problem(
                    Key(causal_map.id, record.id), "evidence", f"There is no evidence “{evidence}”."
                )


def loop_labels_are_unique(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A label stands for one loop, and a loop's key starts at its smallest link."""
    seen: set[str] = set()
    for loop in in_order(causal_map.loops):
        key = Key(causal_map.id, loop.id)
        if loop.label in seen:
            yield Problem(key, "label", f"Two loops are labelled {loop.label}.")
        if loop.links != loop_key(loop.links):
            yield Problem(key, "links", "The links do not start at the smallest id.")
        seen.add(loop.label)


def scenarios_act_on_the_map(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """Interventions name variables and links of the map."""
    for scenario in in_order(causal_map.scenarios):
        if _names_missing_record(scenario, causal_map):
            yield Problem(
                Key(causal_map.id, scenario.id),
                "interventions",
                f"Scenario “{scenario.name}” acts on something that is not on this map.",
            )


def _names_missing_record(scenario: Scenario, causal_map: CausalMap) -> bool:
    for act in scenario.interventions:
        if act.action is Action.ADD:
            wanted = (act.source, act.destination)
            if any(end not in causal_map.variables for end in wanted):
                return True
        else:
            table = causal_map.variables if act.action in ON_VARIABLES else causal_map.links
            if act.target not in table:
                return True
    return any(outcome not in causal_map.variables for outcome in scenario.outcomes)


def facts_are_about_the_map(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """What is known is known of two variables of the map."""
    for fact in in_order(causal_map.facts):
        key = Key(causal_map.id, fact.id)
        for field, end in (("cause", fact.cause), ("effect", fact.effect)):
            if end not in causal_map.variables:
                yield Problem(key, field, f"There is no variable “{end}” on this map.")
        if fact.cause == fact.effect:
            yield Problem(key, "effect", "A variable cannot be seen to answer to itself.")


def sketches_are_of_the_map(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A course over time is that of a variable of the map, and its times rise."""
    for sketch in in_order(causal_map.sketches):
        key = Key(causal_map.id, sketch.id)
        if sketch.variable not in causal_map.variables:
            text = f"There is no variable “{sketch.variable}” on this map."
            yield Problem(key, "variable", text)
        if any(one >= other for (one, _), (other, _) in pairwise(sketch.points)):
            yield Problem(key, "points", "The times of a course over time have to rise.")


def graphs_lead_from_left_to_right(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A graphical function has points, each to the right of the one before; its axes rise."""
    for variable in in_order(causal_map.variables):
        if variable.graph is None:
            continue
        xs = [x for x, _ in variable.graph.points]
        numbers = all(math.isfinite(n) for point in variable.graph.points for n in point)
        if not xs or not numbers or not all(a < b for a, b in pairwise(xs)):
            yield Problem(
                Key(causal_map.id, variable.id),
                "graph",
                "A graphical function needs points that go from left to right.",
            )
        if not all(_rises(axis) for axis in (variable.graph.across, variable.graph.up)):
            text = "An axis of a graph goes from a lower to a higher number."
            yield Problem(Key(causal_map.id, variable.id), "graph", text)


def _rises(axis: tuple[float, float] | None) -> bool:
    return axis is None or (all(map(math.isfinite, axis)) and axis[0] < axis[1])


def bounds_go_upwards(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A range goes from a lower to a higher number."""
    for variable in in_order(causal_map.variables):
        if variable.bounds is None:
            continue
        low, high = variable.bounds
        if not (math.isfinite(low) and math.isfinite(high) and low <= high):
            text = "A range goes from a lower to a higher number."
            yield Problem(Key(causal_map.id, variable.id), "bounds", text)


def times_go_forward(causal_map: CausalMap, _: Document) -> Iterator[Problem]:
    """A run ends after it begins, in steps of some length."""
    times = causal_map.info.times
    if times is None:
        return
    numbers = (times.start, times.stop, times.step, times.save_every or 1.0)
    forward = times.start < times.stop and times.step > 0 and (times.save_every or 1.0) > 0
    if not (forward and all(math.isfinite(number) for number in numbers)):
        text = "A run ends after it begins, and its steps have a length above 0."
        yield Problem(Key(DOCUMENT, RecordId(causal_map.id)), "times", text)


RULES: tuple[Rule, ...] = (
    names_are_said_and_unique,
    links_join_variables,
    one_link_per_ordered_pair,
    positions_are_numbers,
    groups_exist,
    evidence_exists,
    loop_labels_are_unique,
    scenarios_act_on_the_map,
    facts_are_about_the_map,
    sketches_are_of_the_map,
    graphs_lead_from_left_to_right,
    bounds_go_upwards,
    times_go_forward,
)


def problems(document: Document) -> list[Problem]:
    """Everything that does not hold in ``document``; empty for a sound one. O(records)."""
    return [
        problem
        for map_id in document.map_order
        for rule in RULES
        for problem in rule(document.maps[map_id], document)
    ]
