"""The steps of a run as text: Euler's, and the four passes of Runge and Kutta.

Sources: XMILE 1.0, section 3.4.2; Press et al., Numerical Recipes, 17.1. With RK4 what is held
(chance, PULSE, STEP, fixed delays, past values) is found in the first pass and kept for
the step, so that a pulse has its area and a draw is one draw.
"""

from __future__ import annotations

from loopmap.simulation.stock_flow.cells import Delayed, Held, Key, Rule
from loopmap.simulation.stock_flow.dialect import NUMBERS
from loopmap.simulation.stock_flow.draft import Draft


def write_euler(draft: Draft) -> None:
    """Each step: rules, a row, past values, stocks moved on by ``dt`` times their net flow."""
    with draft.block("for k in range(steps + 1):"):
        draft.line("time = first + k * dt")
        _pass(draft, once="")
        _end_of_step(draft)
        _remember(draft, "v")
        for name, _, stock in draft.stocks:
            net = draft.spelling.value(stock.net)
            if net != "0.0":
                draft.line(f"{name} = {name} + dt * ({net})")
        _floors(draft)
        _check(draft)


def write_rk4(draft: Draft) -> None:
    """Each step in four passes; ``b…`` is where a stock was, ``a…`` the sum of its changes."""
    with draft.block("for k in range(steps + 1):"):
        draft.line("time = first + k * dt")
        for name, number, _ in draft.stocks:
            draft.line(f"b{number} = {name}")
        with draft.block("for stage in (0, 1, 2, 3):"):
            _pass(draft, once="stage == 0")
            for stage in range(4):
                _stage(draft, stage)
        # The break in the first pass left that loop only.
        draft.line("if faults or k == steps: break")
        _floors(draft)
        past = draft.past
        if past:
            draft.line(f"{draft.row(past)} = {draft.row(past, 'n')}")
        _check(draft)


_OPENINGS = ("if stage == 0:", "elif stage == 1:", "elif stage == 2:", "else:")


def _stage(draft: Draft, stage: int) -> None:
    with draft.block(_OPENINGS[stage]):
        if stage == 0:
            _end_of_step(draft)
            _remember(draft, "n")
            draft.line("time = first + (k + 0.5) * dt")
        elif stage == 2:
            draft.line("time = first + (k + 1) * dt")
        for name, number, stock in draft.stocks:
            draft.line(_moved(stage, name, number, draft.spelling.value(stock.net)))


def _moved(stage: int, name: str, number: int, net: str) -> str:
    base, total = f"b{number}", f"a{number}"
    if stage == 0:
        return f"{total} = {net}; {name} = {base} + dt * 0.5 * {total}"
    if stage == 3:
        return f"{name} = {base} + dt / 6.0 * ({total} + ({net}))"
    part = "0.5 * " if stage == 1 else ""
    return f"h = {net}; {total} = {total} + 2.0 * h; {name} = {base} + dt * {part}h"


def _pass(draft: Draft, once: str) -> None:
    """All moving cells, in order. ``once`` is the condition under which held ones are found."""
    for key in draft.plan.moving:
        match draft.cells[key]:
            case Rule(rule=rule):
                draft.assign(key, rule)
            case Held() | Delayed():
                # Chance was drawn at the start already.
                conditions = [*(["k"] if key in draft.streams else []), *([once] if once else [])]
                if not conditions:
                    _held(draft, key)
                else:
                    with draft.block(f"if {' and '.join(conditions)}:"):
                        _held(draft, key)


def _held(draft: Draft, key: Key) -> None:
    cell = draft.cells[key]
    if isinstance(cell, Held):
        draft.assign(key, cell.rule)
    elif isinstance(cell, Delayed):
        lag = draft.spelling.value(cell.lag)
        draft.guarded(key, f"{draft.delays[key]}.at({lag}, dt, s{draft.numbers[key]})")


def _end_of_step(draft: Draft) -> None:
    draft.line(f"if k % every == 0: add({draft.row(draft.kept)})")
    draft.line("if faults or k == steps: break")


def _remember(draft: Draft, letter: str) -> None:
    """What the next step will find as past, all at once."""
    for key, name in draft.delays.items():
        cell = draft.cells[key]
        assert isinstance(cell, Delayed)
        draft.line(f"{name}.keep({draft.spelling.value(cell.of)})")
    past = draft.past
    if past:
        values = "".join(f"{draft.spelling.value(cell.of)}, " for cell in past.values())
        draft.line(f"{draft.row(past, letter)} = ({values})")


def _floors(draft: Draft) -> None:
    for name, _, stock in draft.stocks:
        if stock.floor:
            draft.line(draft.dialect.floor.format(name))


def _check(draft: Draft) -> None:
    """A stock that is no number any more ends the run: finite numbers sum to a finite one."""
    names = [name for name, _, _ in draft.stocks]
    if names and draft.dialect is NUMBERS:
        draft.line(f"h = {' + '.join(names)}")
        row = f"({', '.join(names)},)"
        draft.line("if h - h != 0.0:")
        draft.line(f" faults.append((-1, first + (k + 1) * dt, {row})); break")
