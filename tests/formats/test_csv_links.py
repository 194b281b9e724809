"""Lists of links from spreadsheets: any sensible header, any usual spelling, safe cells."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.csv_links import looks_like_links, read, safe_cell, write
from loopmap.model.records import Sign
from loopmap.model.rules import problems


def links(text: str | bytes):
    content = text if isinstance(text, bytes) else text.encode()
    document = read(content, "map.csv").document
    assert problems(document) == []
    (causal_map,) = document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    return [
        (name[k.source], name[k.target], k.sign.value, k.delayed, k.delay_length)
        for k in causal_map.links.values()
    ]


def test_two_columns_of_one_header_are_both_kept_and_written_back():
    opened = read(b"id,from,id,to,id 2\n7,A,8,B,9\n", "m.csv")
    assert opened.warnings[0].endswith("are kept as they are: id, id 2, id 2 2.")
    assert write(opened.document).decode().splitlines() == [
        "from,to,polarity,delay,id,id 2,id 2 2",
        "A,B,?,,7,8,9",
    ]


@pytest.mark.parametrize(
    "header",
    [
        "from,to,polarity,delay",
        "Source;Target;Sign;Delayed",
        " FROM\tTO\t+/-\tlag",
        "Cause,Effect,Type,Delay",
    ],
)
def test_headers_and_separators_of_many_tools(header):
    separator = next(c for c in ",;\t" if c in header)
    row = separator.join(("Fines", "Strain", "+", ""))
    assert links(f"{header}\n{row}\n") == [("Fines", "Strain", "+", False, "")]


@pytest.mark.parametrize(
    ("word", "sign"),
    [("+", "+"), ("Positive", "+"), ("s", "+"), ("1", "+"), ("−", "-"), ("-1", "-"), ("o", "-"),
     ("'-", "-"), ("negative", "-"), ("?", "?"), ("", "?")],
)  # fmt: skip
def test_spellings_of_a_sign(word, sign):
    assert links(f"from,to,polarity\nA,B,{word}\n")[0][2] == sign


@pytest.mark.parametrize(
    ("word", "delayed", "length"),
    [
        ("", False, ""),
        ("no", False, ""),
        ("x", True, ""),
        ("Yes", True, ""),
        ("2 terms", True, "2 terms"),
    ],
)
def test_spellings_of_a_delay(word, delayed, length):
    assert links(f"from,to,delay\nA,B,{word}\n")[0][3:] == (delayed, length)


def test_one_variable_is_known_by_any_spelling_of_its_name():
    assert len(links("from,to\nFines,Strain\nstrain , FINES\n")) == 2
    (causal_map,) = read(b"from,to\nFines,Strain\nstrain , FINES\n", "m.csv").document.maps.values()
    assert [v.name for v in causal_map.variables.values()] == ["Fines", "Strain"]


def test_what_could_not_be_read_is_told_with_its_line():
    opened = read(b"from,to,sign,colour\nA,B,maybe,3\n\nA,B,+,1\n", "my map.csv")
    assert opened.warnings == (
        "Columns that Loopmap has no place for are kept as they are: colour.",
        "Line 2: “maybe” is not a polarity; it is left open.",
        "Line 4 repeats the link of line 2 and was left out.",
    )
    (causal_map,) = opened.document.maps.values()
    assert causal_map.info.title == "my map"
    assert [link.sign for link in causal_map.links.values()] == [Sign.UNKNOWN]
    assert opened.unplaced == (causal_map.id,)


@pytest.mark.parametrize(
    ("content", "line", "field"),
    [
        (b"a,b\n1,2\n", 1, None),
        (b"from,sign\nA,+\n", 1, None),
        (b"from,to\nA,\n", 2, "to"),
        (b"from,to\n,B\n", 2, "from"),
        (b"from,to\nA\n", 2, "to"),
        (b'from,to\nA,"B\n', 2, None),
        (b"from,to\nA,\0B\n", 2, None),
        (b"from,to\nA," + b"x" * 200_000 + b"\n", 2, None),
    ],
)
def test_a_list_that_cannot_be_read_names_the_line(content, line, field):
    with pytest.raises(FormatError) as caught:
        read(content, "map.csv")
    assert (caught.value.file, caught.value.line, caught.value.field) == ("map.csv", line, field)


def test_lists_as_excel_saves_them():
    text = "from,to\nBüße,Öl\n"
    expected = [("Büße", "Öl", "?", False, "")]
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert links(text.encode(encoding)) == expected
    guessed = read(text.encode("cp1252"), "m.csv")
    assert links(text.encode("cp1252")) == expected
    assert "Windows-1252" in guessed.warnings[0]


def test_endless_lists_are_refused(monkeypatch):
    monkeypatch.setattr("loopmap.formats.sheets.link_list.MAX_LINKS", 3)
    rows = "".join(f"a{i},b{i}\n" for i in range(4))
    with pytest.raises(FormatError, match="more than 3 links"):
        read(f"from,to\n{rows}".encode(), "m.csv")


def test_a_list_comes_back_and_no_cell_is_a_formula():
    text = (
        "from,to,polarity,delay\n"
        "'=SUM(A1),'+11 exams,+,yes\n"
        '\'@home,"Strain, money",-,2 years\n'
        '"the ""gap""",\'-1,?,\n'
    )
    content = write(read(text.encode(), "m.csv").document)
    assert content.decode() == text
    assert links(content)[0] == ("=SUM(A1)", "+11 exams", "+", True, "")


def test_a_list_is_known_by_its_header():
    assert looks_like_links(b"Source,Target\n")
    assert not looks_like_links(b"loopmap: 1\n")
    assert not looks_like_links(b"")


def test_a_null_character_is_replaced_as_no_table_of_text_holds_it():
    assert safe_cell("a\0b") == "a\ufffdb"
