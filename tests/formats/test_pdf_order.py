"""PDF objects brought into one order, whatever order they were written in."""

import itertools

import pytest

from loopmap.errors import ExportError
from loopmap.formats.pdf_order import in_fixed_order

PARTS = {
    "catalogue": "<< /Type /Catalog /Pages {pages} 0 R >>",
    "pages": "<< /Kids [{page} 0 R] /Count 1 >>",
    "page": "<< /Font << /F1 {font} 0 R >> /Contents {content} 0 R >>",
    "font": "<< /FontName /QABAAA+Name /Width {content} 0 R >>",
    "content": "<< /Length 22 >>\nstream\n9 0 R is only painted\nendstream",
}


def _pdf(names):
    """A PDF whose objects are numbered and written in this order."""
    numbers = {name: number for number, name in enumerate(names, start=1)}
    out, places = "%PDF-1.4\n", []
    for name in names:
        places.append(len(out))
        out += f"{numbers[name]} 0 obj\n{PARTS[name].format(**numbers)}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(names) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer\n<< /Size {len(names) + 1} /Root {numbers['catalogue']} 0 R >>\n"
    return (out + f"startxref\n{start}\n%%EOF\n").encode()


def test_every_order_of_writing_gives_the_same_file():
    assert len({in_fixed_order(_pdf(names)) for names in itertools.permutations(PARTS)}) == 1


def test_what_is_in_order_stays_as_it_is():
    once = in_fixed_order(_pdf(list(PARTS)))
    assert in_fixed_order(once) == once


def test_streams_are_not_looked_into():
    assert b"9 0 R is only painted" in in_fixed_order(_pdf(list(PARTS)))


def test_places_in_the_table_are_where_the_objects_are():
    pdf = in_fixed_order(_pdf(list(PARTS)[::-1]))
    rows = pdf[pdf.index(b"xref") :].split(b"\n")[3:8]
    for number, row in enumerate(rows, start=1):
        assert pdf[int(row[:10]) :].startswith(b"%d 0 obj" % number)


def test_a_file_laid_out_otherwise_is_refused():
    with pytest.raises(ExportError):
        in_fixed_order(b"%PDF-1.7\nno table here\n%%EOF\n")


def test_the_language_is_said_once_and_the_window_takes_the_title():
    pdf = in_fixed_order(in_fixed_order(_pdf(list(PARTS))))
    assert pdf.count(b"/Lang (en-GB)") == 1
    assert pdf.count(b"/DisplayDocTitle true") == 1
