"""Questions about the structure of a map, asked in one go."""

from loopmap.analysis.pauses import in_one_go
from loopmap.analysis.snapshot import take_snapshot
from loopmap.analysis.structure.almost import search_almost_loops
from loopmap.analysis.structure.arrows import arrows
from loopmap.analysis.structure.balance import search_balance
from loopmap.analysis.structure.breaking import search_small_set
from loopmap.analysis.structure.causes import search_causes
from loopmap.analysis.structure.closing import (
    search_closing,
    search_closing_anywhere,
    search_one_closing,
)
from loopmap.analysis.structure.influence import search_influence
from loopmap.analysis.structure.paths import PATHS, search_paths


def almost_loops(causal_map, focus=None, **limits):
    return in_one_go(search_almost_loops(causal_map, focus, **limits))


def balance_of(causal_map):
    return in_one_go(search_balance(take_snapshot(causal_map)))


def small_set(causal_map):
    return in_one_go(search_small_set(take_snapshot(causal_map)))


def common_causes(causal_map, one, other, at_most=10):
    return in_one_go(search_causes(arrows(causal_map), one, other, at_most))


def closing_links_anywhere(causal_map, budget):
    return in_one_go(search_closing_anywhere(causal_map, budget))


def closing_links(causal_map, variable, budget=None):
    return in_one_go(search_closing(causal_map, variable, budget))


def would_close(causal_map, source, target, budget=None):
    return in_one_go(search_one_closing(causal_map, source, target, budget))


def affected_by(causal_map, variable):
    return in_one_go(search_influence(arrows(causal_map), variable))


def drivers_of(causal_map, variable):
    return in_one_go(search_influence(arrows(causal_map), variable, backwards=True))


def paths_between(causal_map, source, target, budget=PATHS):
    return in_one_go(search_paths(arrows(causal_map), source, target, budget))
