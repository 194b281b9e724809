"""A guess says what may be meant; an answer is one of it."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.guess import NOTHING_TOLD, SIGN_CHOICES, Guess, settled

KEY = "sign:Positive influence"
LIKELY = Guess(KEY, "Link style “Positive influence”, 13 links", SIGN_CHOICES, "+")


def test_what_was_told_is_taken_and_otherwise_what_is_likely():
    guess = settled(LIKELY, NOTHING_TOLD)
    assert (guess.taken, guess.taken_words) == ("+", "same way (+)")
    assert settled(LIKELY, {KEY: "-"}).taken_words == "opposite way (−)"


def test_an_answer_that_cannot_be_meant_is_refused_with_what_can():
    with pytest.raises(FormatError, match="“x” cannot be meant") as caught:
        settled(LIKELY, {KEY: "x"})
    assert caught.value.field == KEY
    assert "opposite way" in str(caught.value)
