"""The kinds of file that the export dialog offers."""

from __future__ import annotations

from loopmap.ui.figures import METAFILE, PDF, SLIDES
from loopmap.ui.reporting import HTML, MARKDOWN, WORD
from loopmap.ui.reporting import SUFFIXES as REPORTS

SVG, PNG = ".svg", ".png"

KINDS = (
    ("SVG, for the web and for editing", SVG),
    ("PDF, for print (to be read aloud: Word or web page)", PDF),
    ("PNG, for slides and documents", PNG),
    ("EMF, for versions of Word that know no SVG", METAFILE),
    ("PowerPoint, in shapes that can be edited", SLIDES),
    ("Word report, with its loops told and its tables", WORD),
    ("Web page, the same report in one file", HTML),
    ("Markdown, the same report with its figures beside it", MARKDOWN),
)
"""What each is for, and the ending of its file's name."""


def is_figure(suffix: str) -> bool:
    """Whether such a file is one picture rather than a report with several."""
    return suffix not in REPORTS
