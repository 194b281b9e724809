"""Spreadsheets come in as plain rows, and nothing in them is worked out, followed or believed."""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook as Book

from loopmap.errors import FormatError
from loopmap.formats.workbook import Sheet, looks_like_workbook, read_workbook, write_workbook

SHEETS = (
    Sheet("Elements", (("Label", "Type", None, "Votes"), ("Trust", None, None, 3), ("=1+1", "@x"))),
    Sheet("Connections (ignore)", (("From", "To"), ("-1", "+2", 2.5, True))),
)


def made(fill) -> bytes:
    book = Book()
    fill(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(content, change) -> bytes:
    """The same parts as ``change`` gives them back by name and bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w", 8) as new:
        for part in parts.infolist():
            new.writestr(part.filename, change(part.filename, parts.read(part)))
    return out.getvalue()


def refusal(content) -> FormatError:
    with pytest.raises(FormatError) as caught:
        read_workbook(content, "map.xlsx")
    assert caught.value.file == "map.xlsx"
    return caught.value


def test_sheets_come_back_as_they_were_written_and_their_bytes_are_the_same():
    content = write_workbook(SHEETS)
    assert content == write_workbook(SHEETS)
    assert looks_like_workbook(content)
    assert read_workbook(content, "map.xlsx").sheets == SHEETS


def test_a_text_that_looks_like_a_formula_is_written_as_a_text():
    content = write_workbook(SHEETS)
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        written = b"".join(parts.read(name) for name in parts.namelist())
    assert b"=1+1" in written
    assert b"<f>" not in written
    assert b'quotePrefix="1"' in written


def test_dates_are_texts_and_control_characters_are_replaced():
    def fill(book):
        book.active.append([date(2026, 3, 1), datetime(2026, 3, 1, 9, 30)])  # noqa: DTZ001

    rows = read_workbook(made(fill), "x").sheets[0].rows
    assert rows == (("2026-03-01", "2026-03-01 09:30:00"),)
    (sheet,) = read_workbook(write_workbook([Sheet("a", (("b\x00c",),))]), "x").sheets
    assert sheet.rows == (("b\ufffdc",),)


def test_a_formula_without_its_value_is_told_and_not_worked_out():
    found = read_workbook(made(lambda b: b.active.append(["a", "=1+1"])), "x")
    assert found.sheets[0].rows == (("a",),)
    assert found.warnings == (
        "One formula has no value saved in the file and was read as an empty cell.",
    )


def test_a_bomb_is_refused_before_it_unpacks():
    def bomb(name, part):
        return b" " * 80_000_000 if name == "xl/worksheets/sheet1.xml" else part

    assert "unpacks" in refusal(repacked(write_workbook(SHEETS), bomb)).text


def test_far_cells_do_not_fill_the_memory():
    def far(name, part):
        if name != "xl/worksheets/sheet1.xml":
            return part
        rows = b"".join(
            b'<row r="%d"><c r="XFD%d"><v>1</v></c></row>' % (n, n) for n in range(1, 9_000)
        )
        return part[: part.index(b"<sheetData>") + 11] + rows + b"</sheetData></worksheet>"

    assert "more cells" in refusal(repacked(write_workbook(SHEETS), far)).text


@pytest.mark.parametrize(
    "evil",
    [
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        b'<!DOCTYPE x SYSTEM "http://example.org/x.dtd">',
    ],
)
def test_document_types_and_entities_are_refused_in_every_part(evil):
    for at in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"):

        def change(name, part, at=at):
            head, _, rest = part.partition(b"?>")
            whole = head + b"?>" + evil + rest if rest else evil + part
            return whole if name == at else part

        assert "document type" in refusal(repacked(write_workbook(SHEETS), change)).text


def test_mark_up_that_is_not_utf_8_is_refused():
    def change(name, part):
        return part.decode().encode("utf-16-le") if name.endswith("sheet1.xml") else part

    assert "not mark-up" in refusal(repacked(write_workbook(SHEETS), change)).text


def test_an_old_excel_file_says_what_to_do():
    assert "old Excel" in refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600).text


@pytest.mark.parametrize("kept", [0, 4, 100, 0.5, 0.9])
def test_a_file_that_was_cut_short_is_refused(kept):
    content = write_workbook(SHEETS)
    assert "damaged" in refusal(content[: int(kept * len(content)) if kept < 1 else kept]).text
