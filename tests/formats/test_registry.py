"""Files come in through one door, which knows every format and refuses what is no file."""

import importlib
import os
import pkgutil
import stat

import pytest

import loopmap.formats
from loopmap.errors import FormatError
from loopmap.formats.loopmap_yaml import write
from loopmap.formats.registry import (
    Format,
    format_for_writing,
    formats,
    formats_for_reading,
    formats_for_writing,
    open_file,
)
from loopmap.formats.storage.fingerprint import fingerprint
from tests.support.as_nobody import as_nobody
from tests.support.small_maps import fines


def refusal(path) -> FormatError:
    with pytest.raises(FormatError) as caught:
        open_file(path)
    assert str(path) in str(caught.value) or path.name in str(caught.value)
    return caught.value


def test_our_own_format_comes_first_and_ids_are_unique():
    ids = [each.id for each in formats()]
    assert ids[0] == "loopmap"
    assert len(set(ids)) == len(ids)
    assert "csv-links" in ids


def test_a_file_opens_with_the_fingerprint_it_has_on_disk(tmp_path):
    path = tmp_path / "fines.loopmap"
    path.write_bytes(write(fines()))
    opened = open_file(path)
    assert opened.document.maps.keys() == fines().maps.keys()
    assert opened.fingerprint == fingerprint(path)


@pytest.mark.parametrize("name", ["FINES.LOOPMAP", "fines", "fines.yaml", "fines.txt"])
def test_a_file_of_an_unusual_name_is_known_by_its_look(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(write(fines()))
    assert open_file(str(path)).document.maps


def test_a_file_of_no_known_kind(tmp_path):
    path = tmp_path / "letter.rtf"
    path.write_text("Dear all")
    assert refusal(path).text == "Loopmap does not know this kind of file."
    path.write_text("")
    assert refusal(path).text == "The file is empty."


def test_a_file_that_is_not_there(tmp_path):
    assert refusal(tmp_path / "gone.loopmap").text == "There is no file of this name."


def test_a_name_no_file_can_have(tmp_path):
    for name in ("x" * 5000, "nul\0byte"):
        with pytest.raises(FormatError):
            open_file(tmp_path / name)


def test_a_folder(tmp_path):
    folder = tmp_path / "map.loopmap"
    folder.mkdir()
    assert refusal(folder).text == "This is a folder, not a file."


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "map.loopmap"
    os.mkfifo(pipe)
    assert refusal(pipe).text == "This is a device, not a file."


def test_a_200_mb_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.loopmap"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "64 MB" in refusal(path).text


def test_a_file_without_read_permission(open_folder):
    path = open_folder / "secret.loopmap"
    path.write_bytes(write(fines()))
    path.chmod(stat.S_IWUSR)
    with as_nobody():
        assert refusal(path).text == "You are not allowed to read this file."


def test_the_format_to_write_is_chosen_by_the_name(tmp_path):
    assert format_for_writing(tmp_path / "a.LOOPMAP").id == "loopmap"
    assert format_for_writing(tmp_path / "a.csv").id == "csv-links"
    with pytest.raises(FormatError, match=r"\.loopmap"):
        format_for_writing(tmp_path / "a.xyz")


GARBAGE = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"\xff" * 100,
    b"{",
    b"<",
    b'"',
    b"a,b\n",
    b"from,to\na\n",
    b'from,to\n"a',
    b"loopmap: 1",
    bytes(range(256)),
)


@pytest.mark.parametrize("each", formats_for_reading(), ids=lambda f: f.id)
@pytest.mark.parametrize("content", GARBAGE, ids=lambda c: repr(c[:12]))
def test_garbage_is_only_ever_refused_with_the_name_of_the_file(each, content):
    each.sniff(content)
    with pytest.raises(FormatError) as caught:
        each.read(content, "map.file")
    assert caught.value.file == "map.file"


@pytest.mark.parametrize("each", formats_for_writing(), ids=lambda f: f.id)
def test_what_is_written_is_the_same_each_time_and_known_again(each):
    content = each.write(fines())
    assert content == each.write(fines())
    if each.read is not None:
        assert each.sniff(content)
        assert each.write(each.read(content, "again").document) == content


KEEPING = [f for f in formats_for_writing() if f.read is not None]


def facts(document):
    """What links say, whatever ids and positions a format gives them."""
    causal_map = document.maps[document.map_order[0]]
    name = {key: variable.name for key, variable in causal_map.variables.items()}
    return [
        (name[k.source], name[k.target], k.sign, k.delayed, k.delay_length)
        for k in causal_map.links.values()
    ]


@pytest.mark.parametrize("each", KEEPING, ids=lambda f: f.id)
def test_a_format_keeps_what_it_promises_to_keep(each):
    back = each.read(each.write(fines()), "again").document
    if "everything" in each.keeps:
        assert back == fines()
    if {"names", "links", "signs", "delays"} <= each.keeps:
        assert facts(back) == facts(fines())
    assert each.keeps


def test_a_format_is_found_whatever_its_module_looks_like():
    modules = pkgutil.iter_modules(loopmap.formats.__path__, "loopmap.formats.")
    made = [getattr(importlib.import_module(each.name), "FORMAT", None) for each in modules]
    assert {f.id for f in made if isinstance(f, Format)} == {f.id for f in formats()}
