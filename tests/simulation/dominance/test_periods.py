"""Which loops lead: the strongest that together make half of the change."""

from importlib import import_module

import numpy as np
import pytest

from loopmap.simulation.dominance.periods import dominant
from loopmap.simulation.dominance.scores import pieces


def test_the_strongest_lead_until_they_make_half():
    relative = np.array([[0.6, -0.3, 0.0], [0.3, 0.3, 0.0], [-0.1, 0.4, 0.0]])
    assert dominant(relative).T.tolist() == [
        [True, False, False],
        [True, False, True],
        [False, False, False],
    ]


@pytest.mark.parametrize("shape", [(9, 40), (9, 40, 3), (9, 0), (0, 5)])
def test_the_same_lead_however_many_times_are_looked_at_at_once(monkeypatch, shape):
    relative = np.random.default_rng(1).uniform(-0.3, 0.3, shape)
    whole = dominant(relative)
    monkeypatch.setattr(import_module(pieces.__module__), "AT_ONCE", 70)
    assert (dominant(relative) == whole).all()
    assert whole.shape == shape
