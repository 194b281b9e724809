"""The report of a map once more, as it was last chosen: one key, and the name of the file."""

from __future__ import annotations

from loopmap.analysis.dates_in_words import today
from loopmap.errors import LoopmapError
from loopmap.ui.editor import Editor
from loopmap.ui.means import Means
from loopmap.ui.report.asked import Asking, ask_where, templates_of
from loopmap.ui.report.writing import write


def write_again(editor: Editor, means: Means) -> None:
    """Ask where to, and write beside the window; the banner says why where that cannot be."""
    choice = editor.session.map.info.report
    if choice is None:
        return
    try:
        template = templates_of(means).named(choice.template)
    except LoopmapError as error:
        means.banner.warn(str(error))
        return
    path = ask_where(editor, means, choice)
    if path is not None:
        write(editor, means, Asking(editor, means, template, choice, today(), path).of)
