"""The layout engines by name: ours, and what Graphviz offers where it is installed."""

from __future__ import annotations

from typing import NamedTuple

LOOPS, TIDY, CIRCLE, LAYERED, COLUMNS = "loops", "tidy", "circle", "layered", "columns"


class Engine(NamedTuple):
    """A way to arrange a map: its name on the command line, and what it does in a few words."""

    name: str
    title: str
    told: str


EMBEDDED = (
    Engine(LOOPS, "Lay out anew", "so that loops read as loops"),
    Engine(TIDY, "Tidy", "a little, as they lie, so that nothing overlaps and little crosses"),
    Engine(CIRCLE, "On one circle", "on one circle, so that few links cross inside it"),
    Engine(
        LAYERED, "Causes to the left", "in layers, causes on the left and outcomes on the right"
    ),
    Engine(COLUMNS, "Groups as columns", "with every group as a column"),
)

GRAPHVIZ = (
    Engine("dot", "dot: in layers", "in layers"),
    Engine("neato", "neato: by springs", "by springs"),
    Engine("fdp", "fdp: by forces", "by forces"),
    Engine("sfdp", "sfdp: by forces, for large maps", "by forces, for large maps"),
    Engine("circo", "circo: in circles", "in circles"),
    Engine("twopi", "twopi: in rings around the middle", "in rings around the middle"),
)

ENGINES = tuple(engine.name for engine in (*EMBEDDED, *GRAPHVIZ))
