"""What ``loopmap export`` takes: what to draw, how it looks, what stands around it, its pages."""

from __future__ import annotations

import argparse
from pathlib import Path

from loopmap.cli.export_views import add_views
from loopmap.cli.read_map import add_answers
from loopmap.diagram.papers import PAPERS
from loopmap.diagram.style import THEMES

LENSES = ("sign", "loops", "evidence", "groups", "change", "run", "influence")

_PRINTED = (
    ("title", "the title"),
    ("legend", "what the signs mean"),
    ("source", "where the map comes from"),
    ("beliefs", "that it is a map of beliefs, and what its links rest on"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", metavar="FILE", help="a map in any format Loopmap reads")
    parser.add_argument(
        "out",
        metavar="OUT",
        type=Path,
        nargs="?",
        help="the file: .svg, .pdf, .png, .emf (old Word) or .pptx",
    )
    parser.add_argument("--map", metavar="M", help="title or id of the map; the first by default")
    parser.add_argument(
        "--room", action="store_true", help="also notes and evidence that are for the room"
    )
    _add_part(parser)
    _add_looks(parser)
    _add_lens(parser)
    _add_around(parser)
    _add_pages(parser)
    add_views(parser)
    add_answers(parser)


def _add_part(parser: argparse.ArgumentParser) -> None:
    """What of the map is drawn, and what of it is lit."""
    part = parser.add_mutually_exclusive_group()
    part.add_argument("--loop", metavar="LABEL", help="only this loop, by its label or name")
    part.add_argument(
        "--select", nargs="+", action="extend", metavar="NAME", help="only these variables"
    )
    parser.add_argument(
        "--light",
        nargs="+",
        action="extend",
        metavar="LABEL",
        help="light these loops, by label or name, as in the window; --legend says which is which",
    )


def _add_looks(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", choices=THEMES, default="light", help="light by default")
    parser.add_argument(
        "--dpi", type=_dpi, default=192.0, metavar="N", help="pixels to the inch of a PNG; 192"
    )
    parser.add_argument(
        "--typeface",
        action=argparse.BooleanOptionalAction,
        default=True,
        help="let an SVG carry its typeface, so that it looks the same everywhere",
    )
    parser.add_argument(
        "--attached",
        action="store_true",
        help="slides with straight arrows that stay glued to their cards when those are moved",
    )


def _add_lens(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--lens", choices=LENSES, default="sign", help="what colours, widths and tags say"
    )
    parser.add_argument(
        "--scenario", metavar="S", help="the run that --lens run shows; the first by default"
    )


def _add_around(parser: argparse.ArgumentParser) -> None:
    """What is printed around the map; on slides and paper all of it unless told otherwise."""
    for name, printed in _PRINTED:
        parser.add_argument(
            f"--{name}",
            action=argparse.BooleanOptionalAction,
            help=f"print {printed}; slides and --paper do unless told otherwise",
        )
    parser.add_argument(
        "--date",
        nargs="?",
        const="today",
        default="",
        metavar="DATE",
        help="print a date, today's unless one is given",
    )


def _add_pages(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--paper",
        choices=[paper.key for paper in PAPERS],
        default="",
        help="a page of that size instead of one as large as the map; slides are always 16:9",
    )
    parser.add_argument(
        "--loop-pages",
        action="store_true",
        help="then a page for each key loop, told in words; but in PDF and slides a file for each, "
        "called as OUT with the loop's label",
    )
    parser.add_argument(
        "--poster", action="store_true", help="the map over as many sheets of A4 as it needs: PDF"
    )


def _dpi(text: str) -> float:
    value = float(text)
    if not 10 <= value <= 2400:
        raise argparse.ArgumentTypeError("a number from 10 to 2400 is expected")
    return value
