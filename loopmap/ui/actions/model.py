"""Commands of maps with equations."""

from __future__ import annotations

from loopmap.model.query import has_equations
from loopmap.ui.actions.command import Command, panels_of, with_editing, with_panels
from loopmap.ui.actions.desk import Desk

MENU = "What if/Equations"


def _with_variable(desk: Desk) -> bool:
    return with_panels(desk) and panels_of(desk).models.chosen() is not None


def _may_write(desk: Desk) -> bool:
    return with_editing(desk) and _with_variable(desk)


def _graph(desk: Desk) -> None:
    variable = panels_of(desk).models.chosen()
    assert variable is not None
    panels_of(desk).models.show_graph(variable.id)


def _may_propose(desk: Desk) -> bool:
    return with_editing(desk) and with_panels(desk)


def _propose(desk: Desk) -> None:
    variable = panels_of(desk).models.chosen()
    assert variable is not None
    panels_of(desk).models.propose(variable.id)


def _name_strengths(desk: Desk) -> None:
    from loopmap.editing.edits.naming_numbers import name_strengths

    variable, session = panels_of(desk).models.chosen(), desk.session
    assert variable is not None
    assert session is not None
    change = name_strengths(session.document, session.map_id, variable.id, session.new_id)
    session.do("Name strengths", change)


def _has_equations(desk: Desk) -> bool:
    return with_panels(desk) and desk.session is not None and has_equations(desk.session.map)


def _is_model(desk: Desk) -> bool:
    return _has_equations(desk) and panels_of(desk).models.is_model


def _turn(desk: Desk) -> None:
    models = panels_of(desk).models
    (models.run_as_map if models.is_model else models.run_as_model)()


COMMANDS = (
    Command(
        "model.equations",
        "Equations…",
        "Every equation of this map with its unit and what is wrong with it. Enter goes on to"
        " the next, F8 to the next that wants something.",
        MENU,
        lambda desk: panels_of(desk).models.show_equations(),
        ("Ctrl+Shift+Q",),
        enabled=with_panels,
    ),
    Command(
        "model.equation",
        "Equation of this variable",
        "Type what the selected variable follows from; names are completed while you type.",
        MENU,
        lambda desk: panels_of(desk).models.begin_equation(),
        ("Ctrl+Alt+E",),
        enabled=_may_write,
    ),
    Command(
        "model.graph",
        "Draw the graph of this variable…",
        "Draw with the mouse, or type as a table, how the selected variable answers to its input.",
        MENU,
        _graph,
        ("Ctrl+Alt+D",),
        enabled=_may_write,
    ),
    Command(
        "model.propose",
        "Propose an equation…",
        "Show a first equation for the selected variable, made up from its links, and why.",
        MENU,
        _propose,
        enabled=_may_write,
    ),
    Command(
        "model.propose_rest",
        "Propose the rest…",
        "Show first equations for all variables that have none, so that the map can be run.",
        MENU,
        lambda desk: panels_of(desk).models.propose(),
        enabled=_may_propose,
    ),
    Command(
        "model.name_strengths",
        "Make its strengths constants",
        "Give each number in the equation that says how much of one cause arrives a name of its"
        " own, so that it can be set and lie within a range.",
        MENU,
        _name_strengths,
        enabled=_may_write,
    ),
    Command(
        "model.times",
        "When it is run",
        "Say from when to when the map is run by its equations, in which steps and units of time.",
        MENU,
        lambda desk: panels_of(desk).models.begin_times(),
        enabled=_has_equations,
    ),
    Command(
        "model.run",
        "Run by equations",
        "Run the map as a model, in numbers over its time, or again as a map by its links.",
        MENU,
        _turn,
        ("Ctrl+Alt+B",),
        enabled=_has_equations,
        checked=_is_model,
    ),
)
