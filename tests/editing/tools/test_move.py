"""A press on what is no longer there comes to nothing."""

import pytest

from loopmap.editing.tools.gesture import NO_RESULT
from loopmap.editing.tools.move import move_selection
from tests.support.play import at, play, scene
from tests.support.small_maps import fines


@pytest.mark.parametrize("kind", ["variable", "nothing"])
def test_no_record_no_gesture(kind):
    gesture = move_selection(scene(fines()), at(0, 0, kind))
    with pytest.raises(StopIteration) as stop:
        next(gesture)
    assert stop.value.value == NO_RESULT


def test_a_link_in_the_selection_does_not_keep_variables_from_moving():
    document = fines()
    links = document.maps["m1"].links
    shown, _ = play(
        move_selection, scene(document, "vf", *links), at(0, 0, "variable", "vf"), at(50, 0)
    )
    assert set(shown[-1].moved) == {"vf"}
