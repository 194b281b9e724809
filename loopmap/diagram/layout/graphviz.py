"""Graphviz as another engine, where its programs are installed; reached through pydot."""

from __future__ import annotations

import shutil
from typing import Any

import numpy as np

from loopmap.diagram.layout.net import Floats, Net
from loopmap.diagram.layout.shape import upright
from loopmap.errors import LoopmapError

_POINTS_PER_INCH = 72.0

_DOWNWARDS = "dot"
"""The program whose pictures have a top."""


def places(net: Net, program: str) -> Floats:
    """(n, 2) positions as Graphviz's ``program`` gives them, y down.

    Pictures without a top are turned to the shape of a page, and most loops clockwise.

    Raises LoopmapError when Graphviz is not installed or gives up.
    """
    if shutil.which(program) is None:
        raise LoopmapError(
            f"The layout engine “{program}” belongs to Graphviz, which is not installed here.",
            "Install Graphviz, or use the engine “loops”.",
        )
    import pydot  # late: a third of the time of a cold start

    graph = pydot.Dot(graph_type="digraph", overlap="false", nodesep="0.5", ranksep="0.6")
    for i, (width, height) in enumerate(net.sizes):
        graph.add_node(pydot.Node(f"v{i}", shape="box", fixedsize="true", **_inches(width, height)))
    for source, target in net.ends.tolist():
        graph.add_edge(pydot.Edge(f"v{source}", f"v{target}"))
    try:
        answer: Any = graph.create(prog=program, format="plain")  # bytes, whatever pydot declares
    except (AssertionError, OSError) as error:
        raise LoopmapError("Graphviz could not arrange this map.") from error
    found = _read(answer.decode("utf-8"), len(net.ids))
    return found if program == _DOWNWARDS else upright(found, net.sizes, net.loops())


def _inches(width: float, height: float) -> dict[str, Any]:
    return {
        "width": f"{width / _POINTS_PER_INCH:.3f}",
        "height": f"{height / _POINTS_PER_INCH:.3f}",
    }


def _read(answer: str, count: int) -> Floats:
    """Positions out of Graphviz's plain format: ``node name x y …``, inches, y up."""
    found = np.zeros((count, 2))
    for line in answer.splitlines():
        words = line.split()
        if words[:1] == ["node"]:
            found[int(words[1][1:])] = float(words[2]), -float(words[3])
    centred = found * _POINTS_PER_INCH
    return np.asarray(centred - centred.mean(axis=0))
