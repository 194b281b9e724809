"""Checks of a map as a whole: what it is about, what hangs loose, what keeps a future going.

Sources: Kim (1992), on themes; Open University T552, on causes of causes; for what keeps a
future going, own definition after the evaluations of the school maps.
"""

from __future__ import annotations

from loopmap.analysis.checks.finding import Finding, Offer, Park, Severity
from loopmap.analysis.checks.map_mends import MakeRole
from loopmap.analysis.checks.rule import Facts, Found, Rule
from loopmap.analysis.structure.parts import parts_of
from loopmap.analysis.wording import listed
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order
from loopmap.model.records import Kind, Link, Role

_ONE_FIGURE, _FAR_TOO_MANY = 12, 25
"""Variables that a reader takes in at once, and those that nobody does."""


def no_focus(facts: Facts) -> Found:
    """M1: a map that does not say what it is about."""
    info, variables = facts.causal_map.info, facts.causal_map.variables
    said = {
        "focus question": bool(info.question.strip()),
        "time span": bool(info.time_span.strip()),
        "outcome": any(one.role is Role.OUTCOME for one in variables.values()),
    }
    missing = [f"no {what}" for what, is_said in said.items() if not is_said]
    if variables and missing:
        text = f"This map has {listed(missing)}. What is it to answer, of which years?"
        yield Finding("M1", Severity.WARNING, (), text, of_map=True)


def loose(facts: Facts) -> Found:
    """M2: a variable without a link."""
    adjacency = facts.causal_map.adjacency
    for variable in in_order(facts.causal_map.variables):
        if not adjacency.into(variable.id) and not adjacency.out_of(variable.id):
            text = f"“{variable.name}” has no link. What moves it, or what does it move?"
            offer = Offer("Move to the parking list", Park(variable.id))
            yield Finding("M2", Severity.WARNING, (variable.id,), text, (offer,))


def islands(facts: Facts) -> Found:
    """M3: parts of a map that no link joins with the rest."""
    apart = [piece for piece in parts_of(facts.causal_map).islands if len(piece) > 1]
    if apart:
        names = facts.causal_map.variables
        first = listed([f"“{names[piece[0]].name}”" for piece in apart[:3]])
        text = f"No link joins the part with {first} with the rest. What would?"
        if len(apart) > 1:
            text = f"{len(apart)} parts are not joined with the rest, such as those with {first}."
        variables = tuple(one for piece in apart for one in piece)
        yield Finding("M3", Severity.WARNING, variables, text, of_map=True)


def without_cause(facts: Facts) -> Found:
    """M4: a variable that moves others and that nothing moves."""
    adjacency = facts.causal_map.adjacency
    for variable in in_order(facts.causal_map.variables):
        known = variable.kind is Kind.DRIVER or variable.role in (Role.OUTSIDE, Role.LEVER)
        if known or adjacency.into(variable.id) or not adjacency.out_of(variable.id):
            continue
        text = f"Nothing moves “{variable.name}”. What does, or is it outside the group’s control?"
        offer = Offer("It is outside our control", MakeRole(variable.id, Role.OUTSIDE))
        yield Finding("M4", Severity.HINT, (variable.id,), text, (offer,), asks=True)


def dead_ends(facts: Facts) -> Found:
    """M5: a variable that moves nothing and is no outcome."""
    adjacency = facts.causal_map.adjacency
    for variable in in_order(facts.causal_map.variables):
        ends = adjacency.into(variable.id) and not adjacency.out_of(variable.id)
        if ends and variable.role is not Role.OUTCOME:
            text = f"“{variable.name}” moves nothing. So what?"
            offer = Offer("It is an outcome", MakeRole(variable.id, Role.OUTCOME))
            yield Finding("M5", Severity.HINT, (variable.id,), text, (offer,), asks=True)


def too_big(facts: Facts) -> Found:
    """M6: more variables than one figure can hold."""
    number = len(facts.causal_map.variables)
    if number > _ONE_FIGURE:
        severity = Severity.WARNING if number > _FAR_TOO_MANY else Severity.HINT
        text = (
            f"{number} variables are many for one figure. Show it loop by loop, or with groups"
            " collapsed."
        )
        yield Finding("M6", severity, (), text, of_map=True)


def nothing_keeps_it_going(facts: Facts) -> Found:
    """M12: a future with something new in it, and nothing new that goes round."""
    if facts.earlier is None:
        return
    causal_map, earlier = facts.causal_map, facts.earlier
    links = [link for link in in_order(causal_map.links) if _is_new(link, earlier)]
    variables = [v.id for v in in_order(causal_map.variables) if v.id not in earlier.variables]
    if not (links or variables) or any(_goes_round(causal_map, link) for link in links):
        return
    about = dict.fromkeys(
        [*variables, *(end for link in links for end in (link.source, link.target))]
    )
    text = (
        f"Nothing that is new since “{earlier.info.title}” lies on a loop. What will keep this"
        " going when the project ends?"
    )
    new = tuple(link.id for link in links)
    yield Finding("M12", Severity.HINT, tuple(about), text, links=new, of_map=True)


def _is_new(link: Link, earlier: CausalMap) -> bool:
    before = earlier.links.get(link.id)
    return before is None or (before.source, before.target) != (link.source, link.target)


def _goes_round(causal_map: CausalMap, link: Link) -> bool:
    """Whether a link lies on a loop: its effect leads back to its cause. O(links)."""
    reached, waiting = {link.target}, [link.target]
    while waiting:
        for onward in causal_map.adjacency.out_of(waiting.pop()):
            if onward.target not in reached:
                reached.add(onward.target)
                waiting.append(onward.target)
    return link.source in reached


_E, _W, _H = Severity
RULES = (
    Rule(
        "M1",
        "no focus",
        (_W,),
        "Without a question everything belongs on the map, and no map is ever finished.",
        no_focus,
    ),
    Rule(
        "M2",
        "loose variable",
        (_W,),
        "What has no link takes part in no loop and no run.",
        loose,
        mends=True,
        many="{n} variables have no link: {names}. What moves them, or what do they move?",
    ),
    Rule(
        "M3",
        "islands",
        (_W,),
        "Parts without a link between them are two maps, or a link is missing.",
        islands,
    ),
    Rule(
        "M4",
        "driver without a cause",
        (_H,),
        "What nothing moves is where the map stops asking why.",
        without_cause,
        mends=True,
        many="Nothing moves {n} variables: {names}. What does, or are they outside the group’s"
        " control?",
    ),
    Rule(
        "M5",
        "dead end",
        (_H,),
        "What moves nothing is either what all this is for, or half a thought.",
        dead_ends,
        mends=True,
        many="{n} variables move nothing: {names}. Which of them is all this for?",
    ),
    Rule(
        "M6",
        "too big for one figure",
        (_H, _W),
        "On a page a large map is read by nobody but those who drew it.",
        too_big,
        publish=True,
    ),
    Rule(
        "M12",
        "nothing keeps it going",
        (_H,),
        "Most futures add a lever that ends with the money. A loop is what stays.",
        nothing_keeps_it_going,
    ),
)
