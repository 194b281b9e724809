"""The page of the guide on what files keep: as the code has it, whole, and plain to read."""

from loopmap.formats.format import KEEPS
from loopmap.formats.kept_table import TABLES, kept_page
from loopmap.formats.registry import formats, formats_for_writing
from loopmap.resources import resource


def rows(page: str, heading: str) -> dict[str, list[str]]:
    """The cells of the table under a heading, by what its rows begin with."""
    lines = page.partition(f"## {heading}\n")[2].partition("\n## ")[0].splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")]
    return {first: rest for first, *rest in cells}


def test_the_guide_says_what_the_code_gives():
    page = resource("guide", "2-what-files-keep.md").read_text("utf-8")
    assert page == kept_page(formats()), (
        "write it again: loopmap formats --markdown > resources/guide/2-what-files-keep.md"
    )


def test_all_that_can_be_kept_is_a_column_of_one_table():
    assert sorted(word for _, words, _ in TABLES for word in words) == sorted(KEEPS)


def test_each_kind_that_is_written_has_a_row_that_says_what_it_promises():
    page = kept_page(formats())
    for heading, words, _ in TABLES:
        table = rows(page, heading)
        assert table.pop("file") == list(words)
        assert list(table) == [kind.title for kind in formats_for_writing()]
        for kind in formats_for_writing():
            kept = {w for w, told in zip(words, table[kind.title], strict=True) if told == "yes"}
            assert kept == (set(words) if "everything" in kind.keeps else kind.keeps & {*words})


def test_each_kind_is_listed_with_what_is_done_with_it():
    table = rows(kept_page(formats()), "Kinds of files")
    for kind in formats():
        told = ["yes" if does else "–" for does in (kind.read, kind.write)]
        assert table[kind.title] == [", ".join(kind.suffixes), *told, kind.id]
