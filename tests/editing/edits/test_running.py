"""How the scenarios of a map are run is said of the map, as one step."""

import pytest

from loopmap.editing.edits.running import choose_run
from loopmap.errors import EditRefused
from loopmap.model.behaviour import RunChoice
from tests.support.small_maps import TODAY, after, fines


def test_a_map_is_run_as_chosen_and_as_usual_again():
    chosen = RunChoice(5000, 7, 80.0)
    document = after(fines(), choose_run(fines(), TODAY, chosen))
    assert document.maps[TODAY].info.run == chosen
    assert after(document, choose_run(document, TODAY, None)).maps[TODAY].info.run is None


@pytest.mark.parametrize(
    "chosen",
    [RunChoice(draws=-1), RunChoice(draws=2_000_000), RunChoice(seed=-1), RunChoice(horizon=0.5)],
)
def test_numbers_out_of_range_are_refused_in_a_sentence(chosen):
    with pytest.raises(EditRefused, match=r"goes from|whole number"):
        choose_run(fines(), TODAY, chosen)
