"""Commands that say what a scenario does, and that do something with a scenario as a whole."""

from __future__ import annotations

from functools import partial

from loopmap.editing.interventions import Offer, offers
from loopmap.ui.actions.command import (
    Command,
    panels_of,
    with_editing,
    with_panels,
    with_variables,
)
from loopmap.ui.actions.desk import Desk


def _may_add(desk: Desk) -> bool:
    return with_editing(desk) and with_panels(desk)


def _may_watch(desk: Desk) -> bool:
    """A variable is selected, and there is a scenario on show that it may matter for."""
    return _may_add(desk) and with_variables(desk) and panels_of(desk).what_if.has_scenario


def _is_offered(key: str, desk: Desk) -> bool:
    """Whether this can be done to what is selected."""
    return _may_add(desk) and _offer(key, desk) is not None


def _offer(key: str, desk: Desk) -> Offer | None:
    session = desk.session
    if session is None or len(session.selection) > _MOST_SELECTED:
        return None
    return next(iter(offers(session.map, session.selection, only={key})), None)


def _says(key: str, title: str, desk: Desk) -> str:
    """A link to be added says from where to where."""
    offer = _offer(key, desk)
    return title if offer is None or not key.startswith("add") else offer.text


_MOST_SELECTED = 2
"""Something is done to one variable, to one link, or between two variables."""

_DOINGS = (
    ("stop", "Stop it", "Hold the selected variable much lower than today."),
    ("push_up", "Push it up", "Push the selected variable up, all the time."),
    ("push_down", "Push it down", "Push the selected variable down, all the time."),
    ("hold_higher", "Hold it higher", "Hold the selected variable, whatever its causes say."),
    ("hold_today", "Hold it as it is today", "Let nothing move the selected variable."),
    ("hold_lower", "Hold it lower", "Hold the selected variable, whatever its causes say."),
    ("ramp_up", "Push it up more and more", "A push that grows until the end of the run."),
    ("ramp_down", "Push it down more and more", "A push that grows until the end of the run."),
    ("pulse_up", "Push it up for a moment", "A push that is over soon."),
    ("pulse_down", "Push it down for a moment", "A push that is over soon."),
    ("cut", "Cut the link", "The effect no longer follows the cause."),
    ("weaken", "Weaken the link", "To half of what it is today."),
    ("strengthen", "Strengthen the link", "To twice of what it is today."),
    ("delay", "Delay the link", "The effect comes later than today."),
    ("no_delay", "Take the delay away", "The effect comes at once."),
    ("add_same", "Add a link (+)", "Between the two selected variables."),
    ("add_opposite", "Add a link (\N{MINUS SIGN})", "Between the two selected variables."),
    ("add_same_back", "Add a link (+) the other way", "Between the two selected variables."),
    ("add_opposite_back", "Add a link (\N{MINUS SIGN}) the other way", "Between the two selected."),
)
"""What a scenario may be made to do by a command: keys of `interventions.DOINGS`."""

KNOWN = "Known"
"""The title of the page on what is known."""

DOING_IDS = tuple(f"what_if.{key}" for key, _, _ in _DOINGS)


def _do(key: str, desk: Desk) -> None:
    panels_of(desk).what_if.do_in_scenario(key)


def _with_card(want: str, desk: Desk) -> None:
    panels_of(desk).what_if.do_with_scenario(want)


def _of_card(want: str, title: str, text: str, *, begins: bool = False) -> Command:
    return Command(
        f"what_if.{want}",
        title,
        text,
        "What if/Scenario",
        partial(_with_card, want),
        enabled=_may_add,
        begins=begins,
    )


def _shows_in_run(desk: Desk) -> bool:
    return desk.editor is not None and desk.editor.is_shown("in_run")


COMMANDS = (
    Command(
        "what_if.say",
        "Say what is done…",
        "Type it: stop fining; push trust up a little; cut isolation -> attendance from 3.",
        "What if",
        lambda desk: panels_of(desk).what_if.say_what_is_done(),
        ("Ctrl+Shift+A",),
        "",
        _may_add,
    ),
    *(
        Command(
            f"what_if.{key}",
            title,
            f"{text} In the scenario on show, or in a new one.",
            "What if/In the scenario",
            partial(_do, key),
            enabled=partial(_is_offered, key),
            says=partial(_says, key, title) if key.startswith("add") else None,
        )
        for key, title, text in _DOINGS
    ),
    _of_card("rename", "Rename scenario", "Give the scenario on show another name."),
    _of_card("describe", "Describe scenario", "Say what the scenario on show stands for."),
    _of_card("duplicate", "Duplicate scenario", "The same once more, to be changed."),
    _of_card("earlier", "Move scenario earlier", "One place earlier in the row of scenarios."),
    _of_card("later", "Move scenario later", "One place later in the row of scenarios."),
    _of_card(
        "outcomes",
        "Choose what matters…",
        "The variables that the scenario is judged by.",
        begins=True,
    ),
    Command(
        "what_if.watch",
        "Judge by what is selected",
        "Let the selected variables matter for the scenario, or no longer.",
        "What if/Scenario",
        lambda desk: panels_of(desk).what_if.do_with_scenario("watch"),
        enabled=_may_watch,
    ),
    _of_card("delete", "Delete scenario", "Undo brings it back.", begins=True),
    Command(
        "what_if.known",
        "What is known…",
        "Say what happened: when fines rose, strain rose. Only draws that agree then count.",
        "What if",
        lambda desk: panels_of(desk).what_if.show_page(KNOWN),
        enabled=with_panels,
    ),
    Command(
        "what_if.settings",
        "How it is run…",
        "How many draws, how far ahead, which seed; and what draws are.",
        "What if",
        lambda desk: panels_of(desk).what_if.choose_how(),
        enabled=_may_add,
    ),
    Command(
        "what_if.in_run",
        "How it goes in a run",
        "Unfold in the inspector how fast, how strongly, how late and in what shape things act.",
        "What if",
        lambda desk: panels_of(desk).what_if.turn_in_run(),
        ("Shift+F7",),
        enabled=with_panels,
        checked=_shows_in_run,
    ),
)
