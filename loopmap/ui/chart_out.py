"""Charts leave the window: as files by their suffix, and on the clipboard as picture and table."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from loopmap.diagram.style import Style, load_style
from loopmap.errors import ExportError
from loopmap.formats.chart_file import ShownChart, chart_html, chart_svg
from loopmap.formats.html_figure import html_figure
from loopmap.formats.storage.save import save
from loopmap.formats.tables import table_csv, table_html, table_text
from loopmap.model.document import CausalMap, Document
from loopmap.model.token import Token
from loopmap.ui.clipboard import HTML, PNG, SVG, TEXT, data_without_python
from loopmap.ui.editor import Editor
from loopmap.ui.figures import METAFILE, SLIDES
from loopmap.ui.going_out.asking import Leaving, ask_first
from loopmap.ui.going_out.held import held_by_maps
from loopmap.ui.means import Means
from loopmap.ui.metafile import write_metafile
from loopmap.ui.raster import UNITS_PER_INCH, write_pdf, write_png
from loopmap.ui.saving import file_name

COPY = "copy a chart"
_DPI = 192.0
NOTHING = "There is no chart to take along yet: choose a scenario and wait for its answer."
AS_IT_RAN = (
    "The chart says what its run said, so nothing was written. Let the document change, too"
    " (File ▸ Check for names and numbers…), and run it again."
)


def _slide(shown: ShownChart, style: Style) -> bytes:
    """A slide with the chart in shapes, and in pixels for programs that know no others."""
    from loopmap.formats.powerpoint.pictures import picture_slide

    page = shown.page(style)
    return picture_slide(page, chart_svg(shown, style), write_png(page, _DPI))


_WRITERS: dict[str, Callable[[ShownChart, Style], bytes]] = {
    ".svg": chart_svg,
    ".png": lambda shown, style: write_png(shown.page(style), _DPI),
    ".pdf": lambda shown, style: write_pdf(shown.page(style)),
    METAFILE: lambda shown, style: write_metafile(shown.page(style)),
    SLIDES: _slide,
    ".html": chart_html,
    ".csv": lambda shown, _: table_csv(shown.table),
}
SUFFIXES = tuple(_WRITERS)


def chart_on_show(editor: Editor) -> ShownChart | None:
    """The chart of the page on show in the run panel; says so where there is none."""
    panels = editor.panels
    shown = None if panels is None else panels.run.pages.hand_out()
    if shown is None:
        editor.hint.emit(NOTHING)
    return shown


def export_chart(editor: Editor, means: Means) -> None:
    """Ask for a file and write the chart on show; its suffix says as what."""
    shown = chart_on_show(editor)
    if shown is None:
        return
    path = means.dialogs.to_chart(Path(f"{file_name(shown.title)}.svg"))
    if path is not None:
        path = path if path.suffix else path.with_suffix(".svg")
        causal_map = editor.session.map
        holds = partial(held_by_maps, (causal_map.id,), scenario=True)
        go_on = partial(_write_in_job, means, causal_map, path, shown)
        ask_first(editor, means, Leaving("The chart", holds), go_on)


def _write_in_job(
    means: Means, drawn: CausalMap, path: Path, shown: ShownChart, going: Document
) -> None:
    """Write a chart of ``drawn``, unless it says what may not go out: it is of its run."""
    if going.maps[drawn.id] != drawn:
        means.banner.warn(AS_IT_RAN)
        return
    told = partial(_tell_where, means)
    means.writing.write(path, partial(_write, path, shown), told)


def _tell_where(means: Means, path: Path) -> None:
    means.banner.tell(f"It is in “{path}”.")


def copy_chart(editor: Editor, means: Means) -> None:
    """Put the chart on show on the clipboard as a picture, with its summary in words."""
    shown = chart_on_show(editor)
    if shown is not None:
        means.jobs.run(COPY, partial(_pictures, shown), partial(_offer, editor))


def copy_chart_table(editor: Editor, means: Means) -> None:
    """Put the table of the chart on show on the clipboard."""
    shown = chart_on_show(editor)
    if shown is not None:
        means.jobs.run(COPY, partial(_tables, shown), partial(_offer_table, editor))


def chart_bytes(shown: ShownChart, suffix: str) -> bytes:
    """The chart as a file of that suffix; ExportError for one that is not known."""
    write = _WRITERS.get(suffix)
    if write is None:
        raise ExportError(
            f"A chart cannot be written as “{suffix}”.", f"It can be {', '.join(SUFFIXES)}."
        )
    return write(shown, load_style("light"))


def _write(path: Path, shown: ShownChart, token: Token) -> Path:
    content = chart_bytes(shown, path.suffix.lower())
    token.check()
    save(path, content)
    return path


def _pictures(shown: ShownChart, token: Token) -> dict[str, bytes]:
    style = load_style("light")
    page, summary = shown.page(style), "\n".join((shown.title, *shown.summary))
    png = write_png(page, 2 * UNITS_PER_INCH)
    token.check()
    size = round(page.area.width), round(page.area.height)
    return {
        SVG: chart_svg(shown, style),
        PNG: png,
        HTML: html_figure(png, size, summary, shown.title),
        TEXT: summary.encode(),
    }


def _tables(shown: ShownChart, token: Token) -> tuple[str, str]:
    """The table as text and as HTML; what is in it took thousands of steps in a long run."""
    table = shown.table
    token.check()
    text = table_text(table)
    token.check()
    return text, table_html(table, shown.title)


def _offer_table(editor: Editor, made: tuple[str, str]) -> None:
    data = data_without_python()
    data.setText(made[0])
    data.setHtml(made[1])
    QApplication.clipboard().setMimeData(data)
    editor.hint.emit("The table is on the clipboard.")


def _offer(editor: Editor, made: dict[str, bytes]) -> None:
    data = data_without_python()
    for kind, content in made.items():
        data.setData(kind, QByteArray(content))
    data.setImageData(QImage.fromData(made[PNG]))
    QApplication.clipboard().setMimeData(data)
    editor.hint.emit("The chart is on the clipboard.")
