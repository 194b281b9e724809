"""What each table of a file is: a list of links, a list of variables, a matrix, or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from loopmap.errors import FormatError
from loopmap.formats.format import Opened
from loopmap.formats.guess import NOTHING_TOLD, Choice, Guess, Told, settled
from loopmap.formats.incoming.map_maker import DocumentMaker, MapMaker
from loopmap.formats.sheets.columns import find_columns, header_names
from loopmap.formats.sheets.link_columns import LINK_COLUMNS
from loopmap.formats.sheets.link_list import read_links
from loopmap.formats.sheets.matrix import is_matrix, read_matrix
from loopmap.formats.sheets.sheet import Sheet
from loopmap.formats.sheets.variable_list import VARIABLE_COLUMNS, read_variables
from loopmap.model.document import Document

Reading = Callable[[Sheet, MapMaker, Told, str, str], list[Guess]]

_READ: Mapping[str, Reading] = MappingProxyType(
    {"variables": read_variables, "links": read_links, "matrix": read_matrix}
)
_CHOICES = (
    Choice("links", "a list of links"),
    Choice("variables", "a list of variables"),
    Choice("matrix", "a matrix"),
    Choice("nothing", "nothing to be read"),
)
_IGNORED = "(ignore)"
_NUMBERS = (
    "All variables are called by numbers. If another table says what they stand for, put it into"
    " the same file, below an empty row, into the same workbook, or beside this file under its"
    " name, with “nodes” in it for “edges”."
)


def sort_of(sheet: Sheet) -> str:
    """What a table is, by its header and its cells: links, variables, matrix or nothing."""
    if is_matrix(sheet):
        return "matrix"
    ends = find_columns(sheet, LINK_COLUMNS[:2], NOTHING_TOLD).at
    if len(ends) == 2:
        return "links"
    named = header_names(sheet, VARIABLE_COLUMNS[:2])
    return "variables" if named and not ends else "nothing"


def read_sheets(sheets: Sequence[Sheet], title: str, told: Told, format_id: str) -> Opened:
    """The document in the tables of a file.

    Lists of variables belong to the lists of links beside them; of several lists of links and
    of several matrices each is a map. Raises FormatError where no table is any of these.
    """
    whole = DocumentMaker(title)
    sorts, guesses = _sorts(sheets, told)
    lists = [sheet for sheet, sort in sorts if sort == "variables"]
    linked = [(sheet, sort) for sheet, sort in sorts if sort in ("links", "matrix")]
    if not linked and not lists:
        raise _nothing(sheets)
    alone = len(linked) <= 1
    titles = [title] if alone else [sheet.name for sheet, _ in linked]
    for number, each_title in enumerate(titles):
        into = whole.map(each_title)
        for each in lists:
            guesses += _asked_once(guesses, read_variables(each, into, told, format_id, each.name))
        for sheet, sort in linked[number : number + 1]:
            asked = _READ[sort](sheet, into, told, format_id, "" if alone else sheet.name)
            guesses += _asked_once(guesses, asked)
    document = whole.document()
    if not lists and has_numbers_for_names(document):
        whole.told.say(_NUMBERS)
    return Opened(
        document,
        warnings=whole.told.sentences(),
        unplaced=whole.unplaced(),
        guesses=tuple(guesses),
        left_out=tuple(
            f"The sheet “{sheet.name}” was not read." for sheet, sort in sorts if sort == "nothing"
        ),
    )


def has_numbers_for_names(document: Document) -> bool:
    """Whether links go from number to number, as in Gephi’s edges without its nodes."""
    names = [v.name for m in document.maps.values() for v in m.variables.values()]
    return len(names) > 1 and all(name.isdecimal() for name in names)


def _sorts(sheets: Sequence[Sheet], told: Told) -> tuple[list[tuple[Sheet, str]], list[Guess]]:
    """The sort of each table; with several of them, as guesses that people may correct."""
    found, guesses = [], []
    for sheet in sheets:
        sort = "nothing" if _IGNORED in sheet.name.casefold() else sort_of(sheet)
        if len(sheets) > 1 or f"sheet:{sheet.name}" in told:
            guess = Guess(f"sheet:{sheet.name}", f"The sheet “{sheet.name}”", _CHOICES, sort)
            guess = settled(guess, told)
            guesses.append(guess)
            sort = guess.taken
        elif sort == "nothing" and {"column:from", "column:to"} <= told.keys():
            sort = "links"
        found.append((sheet, sort))
    return found, guesses


def _asked_once(known: list[Guess], more: list[Guess]) -> list[Guess]:
    keys = {guess.key for guess in known}
    return [guess for guess in more if guess.key not in keys]


def _nothing(sheets: Sequence[Sheet]) -> FormatError:
    """Why no table could be read: it names what a list of links would need."""
    rows = [sheet.rows[0].line for sheet in sheets if sheet.rows]
    if not rows:
        return FormatError("The file is empty.")
    needed = "from"
    if sheets[0].rows and "from" in header_names(sheets[0], LINK_COLUMNS[:1]):
        needed = "to"
    return FormatError(
        f"The first row needs a column “{needed}”.",
        line=rows[0],
        hint="A list of links has the columns from, to, polarity and delay; a matrix has the"
        " same names in its first row and its first column.",
    )
