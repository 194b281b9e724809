"""A format in which what a style of links means has to be guessed, put among the real ones."""

from __future__ import annotations

from loopmap.formats import registry
from loopmap.formats.csv_links import read as read_links
from loopmap.formats.format import Format, Opened
from loopmap.formats.guess import NOTHING_TOLD, SIGN_CHOICES, Guess, Told, settled

KEY = "sign:Good = true"
LEFT_OUT = "A picture of a fish."


def read_styles(content: bytes, name: str, told: Told = NOTHING_TOLD) -> Opened:
    """Three links; two have the sign that their style is taken for."""
    about, why = "Link style “Good = true”, 2 links", "Its name says so."
    guess = settled(Guess(KEY, about, SIGN_CHOICES, "+", why), told)
    rows = f"Fines,Strain,+\nStrain,Trust,{guess.taken}\nFines,Debt,{guess.taken}\n"
    opened = read_links(f"from,to,polarity\n{rows}".encode(), name)
    return Opened(opened.document, unplaced=opened.unplaced, guesses=(guess,), left_out=(LEFT_OUT,))


STYLES = Format("s", "Styles", (".s",), read_styles, None, lambda _: False, frozenset())


def put_among_the_formats(monkeypatch) -> None:
    """Let the program know this format for the time of a test."""
    every = (STYLES, *registry.formats())
    monkeypatch.setattr(registry, "formats", lambda: every)
