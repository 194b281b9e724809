"""Foreign pictures get room for cards, and stay the pictures they were."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from loopmap.formats.incoming.room import BETWEEN, EMPTY, Place, Room, room_for

CARD = (150.0, 40.0)

few_places = st.lists(
    st.tuples(st.integers(-400, 400), st.integers(-400, 400)), min_size=2, max_size=12, unique=True
)


def room_of(*places: Place) -> tuple[Room, list[Place]]:
    named = {f"v{n}": place for n, place in enumerate(places)}
    room = room_for(named, dict.fromkeys(named, CARD))
    return room, [room.put(place) for place in places]


def lie_apart(one: Place, two: Place) -> bool:
    beside = abs(one[0] - two[0]) >= CARD[0] + BETWEEN[0] - 0.2
    return beside or abs(one[1] - two[1]) >= CARD[1] + BETWEEN[1] - 0.2


def test_a_picture_with_room_enough_stays_where_it_is():
    places = [(0.0, 0.0), (300.0, 0.0), (300.0, 150.0), (-10.5, 400.0)]
    _, placed = room_of(*places)
    assert placed == places


@given(few_places)
def test_no_card_lies_on_another_and_left_stays_left_and_above_above(places: list[Place]):
    _, placed = room_of(*places)
    for (one, at), (two, to) in combinations(zip(places, placed, strict=True), 2):
        assert lie_apart(at, to)
        for axis in (0, 1):
            assert (one[axis] < two[axis]) == (at[axis] < to[axis])


def test_one_tight_pair_does_not_blow_up_the_whole_picture():
    ring = [(0.0, 0.0), (400.0, 0.0), (400.0, 300.0), (0.0, 300.0), (200.0, 150.0)]
    _, alone = room_of(*ring)
    _, placed = room_of(*ring, (400.0, 312.0))
    wide = max(x for x, _ in placed) - min(x for x, _ in placed)
    assert alone == ring
    assert wide <= 400
    assert lie_apart(placed[2], placed[5])


def test_what_lies_far_away_with_nothing_between_comes_closer():
    _, placed = room_of((0.0, 0.0), (300.0, 0.0), (20_000.0, 100.0))
    assert placed[1][0] < placed[2][0] <= placed[1][0] + EMPTY


def test_what_else_a_picture_has_stays_between_what_it_lay_between():
    room, placed = room_of((0.0, 0.0), (30.0, 0.0), (0.0, 200.0))
    between = room.put((15.0, 100.0))
    assert placed[0][0] < between[0] < placed[1][0]
    assert placed[0][1] < between[1] < placed[2][1]


def test_thousands_of_cards_on_a_few_spots_are_left_to_grow_as_a_whole():
    named = {f"v{n}": (float(n % 3), float(n // 3)) for n in range(3_000)}
    room = room_for(named, dict.fromkeys(named, CARD))
    (left, top), (right, bottom) = room.put((0.0, 0.0)), room.put((2.0, 999.0))
    assert left < right
    assert top < bottom <= 24_001
