"""Files for others say nothing of the computer they were made on, nor when: only what was asked."""

import io
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from loopmap.formats.private import for_others
from loopmap.formats.registry import formats_for_writing
from loopmap.model.token import NEVER
from loopmap.ui.exporting import SUFFIXES as FIGURES
from loopmap.ui.exporting import Export, picture
from loopmap.ui.reporting import SUFFIXES as REPORTS
from loopmap.ui.reporting import Wanted, report
from tests.support.drawn_maps import HERE
from tests.support.every_byte import PNG, every_part, png_chunks, words_in
from tests.support.fifty_private import fifty_private

KINDS = {each.id: each for each in formats_for_writing() if each.id != "loopmap"}
USER, FOLDER, HOST = "zzuserqz", "zzfolderqz", "zzhostqz"
WRITTEN = [*FIGURES, *REPORTS, *sorted(KINDS)]
_DATE = re.compile(rb"(?:created|modified|CreationDate|ModDate)[^<(]{0,80}[>(]\s*(?:D:)?(\d{4})")
_LONG_AGO = 2015
_NEVER = (1980, 1, 1, 0, 0, 0)


@pytest.fixture(scope="module")
def made():
    """What was written already, by its kind."""
    return {}


@pytest.fixture
def files(qapp, what, tmp_path, monkeypatch, made):
    """Such a file as bytes, and those beside it, written by somebody in a folder of theirs."""
    for name in ("USER", "LOGNAME", "USERNAME", "LNAME"):
        monkeypatch.setenv(name, USER)
    for name in ("HOSTNAME", "COMPUTERNAME"):
        monkeypatch.setenv(name, HOST)
    folder = tmp_path / FOLDER
    folder.mkdir()
    monkeypatch.chdir(folder)
    if what not in made:
        made[what] = written(what, folder)
    return made[what]


def written(what, folder):
    document = fifty_private()
    path = Path(folder / f"map{what}")
    if what in FIGURES:
        return [picture(Export(path, document.maps[HERE]), what)]
    if what in REPORTS:
        made = report(Wanted(path, document, HERE), NEVER)
        return [made.content, *made.beside.values()]
    return [KINDS[what].write(for_others(document, KINDS[what]).document)]


@pytest.mark.parametrize("what", WRITTEN)
def test_a_file_names_no_user_no_computer_and_no_folder(files):
    assert words_in([USER, FOLDER, HOST, __file__], *files) == set()


@pytest.mark.parametrize("what", WRITTEN)
def test_a_file_does_not_say_when_it_was_written(files):
    today = date.today()  # noqa: DTZ011  the day that must not be there
    for content in files:
        parts = list(every_part(content))
        assert not [p for p in parts if today.isoformat().encode() in p]
        assert not [p for p in parts if today.strftime("D:%Y%m%d").encode() in p]
        years = [int(year) for part in parts for year in _DATE.findall(part)]
        assert all(year < _LONG_AGO for year in years)
        if content.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                assert {each.date_time for each in packed.infolist()} == {_NEVER}
        if content.startswith(PNG):
            assert "tIME" not in {name for name, _ in png_chunks(content)}


@pytest.mark.parametrize("what", [".docx", ".pptx", "spreadsheet"])
def test_an_office_file_has_an_author_that_is_nobody(files):
    with zipfile.ZipFile(io.BytesIO(files[0])) as packed:
        core = packed.read("docProps/core.xml").decode()
    people = re.findall(r"<(?:dc:creator|cp:lastModifiedBy)[^>]*>([^<]*)<", core)
    assert set(people) <= {"", "Loopmap"}
