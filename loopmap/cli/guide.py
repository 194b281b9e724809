"""``loopmap guide``: the user guide, as text for a terminal or a file."""

from __future__ import annotations

import argparse

TITLE = "Print the user guide: maps from other programs and for them, and what files keep."


def add_arguments(_: argparse.ArgumentParser) -> None:
    """It needs nothing."""


def run(_: argparse.Namespace) -> int:
    """Print it as it is written, in Markdown; answers the exit status."""
    from loopmap.resources import guide

    print(guide(), end="")
    return 0
