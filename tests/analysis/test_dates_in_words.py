"""Dates as reports and figures say them."""

from datetime import date

from loopmap.analysis.dates_in_words import in_words


def test_a_date_is_british_whatever_the_computer_speaks(monkeypatch):
    # Qt takes the computer's language, and then the C library names months in it.
    monkeypatch.setattr("time.strftime", lambda *_: "Mai")
    said = [in_words(date(2026, month, 1)) for month in (1, 5, 12)]
    assert said == ["1 January 2026", "1 May 2026", "1 December 2026"]
