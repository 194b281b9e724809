"""Tables for spreadsheets, mails and screen readers."""

import csv
import io

from loopmap.formats.tables import Table, table_csv, table_html, table_text

TABLE = Table(("time", "=Trust, in services", "<b>"), (("0", "-0.25", "a\tb"), ("1", "0.5", "@x")))


def test_csv_is_read_back_and_nothing_is_taken_for_a_formula():
    rows = list(csv.reader(io.StringIO(table_csv(TABLE).decode())))
    assert rows == [
        ["time", "'=Trust, in services", "<b>"],
        ["0", "-0.25", "a\tb"],
        ["1", "0.5", "'@x"],
    ]


def test_as_text_every_row_has_as_many_cells():
    lines = table_text(TABLE).splitlines()
    assert [line.count("\t") for line in lines] == [2, 2, 2]


def test_as_html_names_are_letters_and_heads_belong_to_columns():
    html = table_html(TABLE, "A & B")
    assert "<caption>A &amp; B</caption>" in html
    assert '<th scope="col">&lt;b&gt;</th>' in html
    assert html.count("<tr>") == 3
