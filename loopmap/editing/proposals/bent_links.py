"""Graphical functions for links that are not straight: what arrives for where the cause is."""

from __future__ import annotations

from loopmap.editing.proposals.first_equation import strength_of
from loopmap.editing.proposals.today import Today
from loopmap.model.behaviour import Shape
from loopmap.model.equations import Between, Graph
from loopmap.model.records import Link, Sign

_DEVIATIONS = (-1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0)


def graph_of_link(link: Link, today: Today, scale: float) -> Graph:
    """How far the effect goes, in its own numbers, for where the cause stands in its own.

    Level beyond twice today's value and beyond nothing.
    """
    import numpy as np

    from loopmap.simulation.shapes import bend

    bends = bend(link.shape, link.threshold, link.table)
    deviations = np.array(_points_of(link))
    arrives = deviations if bends is None else bends(deviations)
    size = strength_of(link) * scale * (-1.0 if link.sign is Sign.OPPOSITE else 1.0)
    middle, width = today.of(link.source), today.scale(link.source)
    points = tuple(
        (_kept(middle + width * u), _kept(size * y))
        for u, y in zip(deviations.tolist(), arrives.tolist(), strict=True)
    )
    return Graph(points, Between.CONTINUOUS)


def _points_of(link: Link) -> tuple[float, ...]:
    if link.shape is Shape.TABLE and link.table:
        return tuple(sorted({u for u, _ in link.table}))
    if link.shape is Shape.THRESHOLD and 0 < link.threshold < 1:
        return (-1.0, -link.threshold, 0.0, link.threshold, 1.0)
    return _DEVIATIONS


def _kept(value: float) -> float:
    return float(f"{value:.6g}") + 0.0
