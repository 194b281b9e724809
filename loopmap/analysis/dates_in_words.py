"""Dates as reports and figures say them."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def in_words(day: date) -> str:
    """“1 May 2026”: British, whatever language the computer speaks, which strftime goes by."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def today() -> str:
    """Today's date in words, where the person is."""
    return in_words(date.today())  # noqa: DTZ011  the date where the person is
