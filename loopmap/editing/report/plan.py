"""What a report is to hold: its template and what people chose, joined into one value."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from loopmap.analysis.loops import LoopKey
from loopmap.editing.report.sections import Section
from loopmap.editing.report.templates import Template, TemplateSection, template_named
from loopmap.errors import LoopmapError
from loopmap.model.ids import RecordId
from loopmap.model.report_choice import Reach, ReportChoice, SectionChoice

LONGEST_ALTERNATIVE = 200
"""Characters of an alternative text; what is longer stands in the tables."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A section: ``tells`` what is known of the map, None for words of people alone."""

    id: str
    heading: str = ""
    tells: Section | None = None
    brief: bool = False
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the first section; ``title`` empty: that of document and map."""

    title: str = ""
    author: str = ""
    contact: str = ""
    place: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """``loops``: those told one by one, None for the key loops, ``most_loops`` of them.

    ``room``: also what is for the room. ``page_each``: every loop begins a page. ``one_loop``:
    the report is of a single loop, on one page. ``figure``: the named view that is drawn in
    place of the whole map; ``views``: more of them, each a figure after it.
    """

    sections: tuple[Planned, ...]
    front: Front = Front()
    subject: str = "Causal-loop diagram"
    maps: Reach = Reach.FUTURE
    without_runs: frozenset[RecordId] = frozenset()
    loops: tuple[LoopKey, ...] | None = None
    most_loops: int = 7
    room: bool = False
    page_each: bool = False
    one_loop: bool = False
    figure: RecordId | None = None
    views: tuple[RecordId, ...] = ()

    def tells(self, section: Section) -> bool:
        """Whether any of its sections tells that."""
        return any(each.tells is section for each in self.sections)


def plan_of(
    template: Template,
    choice: ReportChoice | None = None,
    *,
    date: str = "",
    lit: Sequence[LoopKey] = (),
) -> Plan:
    """What that template holds, as people chose; ``lit``: the loops that are lit now.

    ``date``: what stands where nobody chose one.
    """
    made = choice or ReportChoice(template.name, page_each=template.page_each)
    own = {each.id: each for each in made.sections}
    loops = {"lit": tuple(lit), "chosen": made.chosen}.get(made.loops.value)
    shown = [each for each in in_chosen_order(template, made) if _shown(each, own)]
    return Plan(
        tuple(_planned(each, own.get(each.id)) for each in shown),
        Front(made.title, made.author, made.contact, made.place, made.date or date),
        template.subject,
        made.maps,
        frozenset(made.without_runs),
        loops,
        template.most_loops,
        made.room,
        made.page_each,
        template.one_loop,
        made.figure,
        made.views,
    )


def in_chosen_order(template: Template, choice: ReportChoice) -> tuple[TemplateSection, ...]:
    """The template's sections as people put them; those they never saw follow."""
    known = {each.id: each for each in template.sections}
    first = [known[each.id] for each in choice.sections if each.id in known]
    return (*dict.fromkeys(first), *(e for e in template.sections if e not in first))


def _shown(section: TemplateSection, own: Mapping[str, SectionChoice]) -> bool:
    return own[section.id].shown if section.id in own else section.shown


def _planned(section: TemplateSection, own: SectionChoice | None) -> Planned:
    before, after = (own.before, own.after) if own else ("", "")
    return Planned(section.id, section.heading, section.tells, section.brief, before, after)


def only(plan: Plan, names: Sequence[str] | None, without: Collection[str] = ()) -> Plan:
    """The plan with the sections of these names in that order, each once; all for None.

    Raises LoopmapError for a name it does not have, and where nothing is left.
    """
    known = {each.id: each for each in plan.sections}
    unknown = [each for each in (*(names or ()), *without) if each not in known]
    if unknown:
        there = ", ".join(known)
        raise LoopmapError(f"This report has no section “{unknown[0]}”.", f"It has {there}.")
    wanted = known if names is None else dict.fromkeys(names)
    left = tuple(known[name] for name in wanted if name not in without)
    if not left:
        raise LoopmapError("Nothing is left of the report.", "Leave fewer of its sections out.")
    return replace(plan, sections=left)


def full_plan(*sections: Section) -> Plan:
    """The full report, or only these of its sections, in that order."""
    plan = plan_of(template_named("full"))
    return only(plan, [each.value for each in sections]) if sections else plan
