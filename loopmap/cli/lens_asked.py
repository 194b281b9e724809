"""What a picture shows through the lens asked for; a run is made for it where it needs one."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from loopmap.analysis.loops import LoopList
    from loopmap.diagram.look import LensView
    from loopmap.editing.lens_view import Known
    from loopmap.model.document import CausalMap, Document


def lens_asked(
    options: argparse.Namespace, document: Document, causal_map: CausalMap, found: LoopList
) -> LensView:
    """What ``--lens`` shows, of ``--scenario`` where it is a run. Raises SimulationError."""
    from loopmap.diagram.look import Lens
    from loopmap.editing.lens_view import Known, lens_view

    lens = Lens(options.lens)
    known = _ran(options, causal_map, found) if lens is Lens.RUN else Known(found)
    return lens_view(lens, document, causal_map, known)


def _ran(options: argparse.Namespace, causal_map: CausalMap, found: LoopList) -> Known:
    """The scenario named, or the first, run by equations where the map has them."""
    from loopmap.editing.lens_run import ran
    from loopmap.editing.what_if import scenarios_called

    named = [options.scenario] if options.scenario else []
    known, said = ran(causal_map, found, scenarios_called(causal_map, named))
    for sentence in said:
        print(f"loopmap: {sentence}", file=sys.stderr)
    return known
