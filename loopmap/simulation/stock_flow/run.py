"""What a run gives: values by name over time, and why it had to stop where it did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from loopmap.expr.names import canonical
from loopmap.simulation.stock_flow.faults import Fault


@dataclass(frozen=True, slots=True)
class Run:
    """Values over time: ``series`` by displayed name, each as long as ``times``.

    ``stopped`` says why the run ended before its time, or is None.
    """

    times: tuple[float, ...]
    series: Mapping[str, tuple[float, ...]]
    stopped: Fault | None = None

    def of(self, name: str) -> tuple[float, ...]:
        """The series of a name, however it is written. KeyError when there is none."""
        return self.series[found_name(self.series, name)]


def found_name(series: Mapping[str, object], name: str) -> str:
    """The displayed name that a name means. KeyError when there is none."""
    if name in series:
        return name
    wanted = spelling(name)
    for each in series:
        if spelling(each) == wanted:
            return each
    raise KeyError(name)


def spelling(name: str) -> str:
    """A series' name as compared: that of ``Stock A[Entry 1, Column 1]`` in any spelling."""
    head, bracket, rest = name.partition("[")
    if not bracket:
        return canonical(name)
    inside = ",".join(canonical(part) for part in rest.rstrip().removesuffix("]").split(","))
    return f"{canonical(head)}[{inside}]"
