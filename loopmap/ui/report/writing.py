"""Writing a report from the window: the one place from which it begins, and what is said then."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from loopmap.model.document import Document
from loopmap.ui.banner import Choice
from loopmap.ui.editor import Editor
from loopmap.ui.going_out.writers import ask_about_report
from loopmap.ui.means import Means
from loopmap.ui.reporting import Wanted, Written, write_report

_MOST_TOLD = 3


def write(editor: Editor, means: Means, wanted: Callable[[Document], Wanted]) -> None:
    """Ask what may go out, then write beside the window.

    The banner tells where it is and what was missing. ``wanted`` makes the report of a
    document: what people wrote for it is in the document, too.
    """
    ask_about_report(editor, means, wanted, partial(_write, means))


def _write(means: Means, wanted: Wanted) -> None:
    told = partial(_tell_done, means, wanted.path)
    means.writing.write(wanted.path, partial(write_report, wanted), told)


def _tell_done(means: Means, path: Path, written: Written) -> None:
    def show() -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    told = [f"It is in “{path}”.", *written.missing[:_MOST_TOLD]]
    more = len(written.missing) - _MOST_TOLD
    if more > 0:
        told.append(f"And {more} more that is not there.")
    means.banner.tell(" ".join(told), Choice("Show it", show))
