"""What every format must do, held against all there are: nothing is written here for one of them.

A format that is found by the registry is tested by being found. What it writes keeps what
it declares, two writes are the same bytes, and what comes from elsewhere, damaged or
hostile, is read or refused with one sentence, within bounds.

LOOPMAP_FUZZ_SECONDS=60 lets the fuzz of each format go on for that long.
"""

import csv
import io
import os
import random
import sys
import threading
import time
import zipfile
from itertools import count, pairwise

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from loopmap.errors import FormatError
from loopmap.formats.format import KEEPS
from loopmap.formats.holding import cannot_hold
from loopmap.formats.registry import format_of, formats_for_reading, formats_for_writing
from loopmap.model.change import adding
from loopmap.model.document import CausalMap, Document
from loopmap.model.ids import MapId, RecordId
from loopmap.model.records import DocumentInfo, Link, MapInfo, Sign, Variable
from loopmap.model.rules import problems
from tests.support.documents import documents
from tests.support.format_facts import facts, shape
from tests.support.format_samples import EXAMPLES, example, ready_files, sample

READING = pytest.mark.parametrize("kind", formats_for_reading(), ids=lambda f: f.id)
WRITING = pytest.mark.parametrize("kind", formats_for_writing(), ids=lambda f: f.id)
BOTH = pytest.mark.parametrize(
    "kind", [f for f in formats_for_writing() if f.read], ids=lambda f: f.id
)
SECONDS = 10.0
MEGABYTES = 500
PLACES = 200
FUZZED = 120
FUZZ_SECONDS = float(os.environ.get("LOOPMAP_FUZZ_SECONDS", "0"))


def file_name(kind) -> str:
    return f"map{kind.suffixes[0]}"


def peak() -> float:
    """The most memory this process has had, in megabytes; 0 where nobody can say."""
    try:
        import resource
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


def read_or_refused(kind, content):
    """The document, which keeps the rules, or None where one clear sentence refused it."""
    before, began, refusal, opened = peak(), time.thread_time(), None, None
    try:
        opened = kind.read(content, file_name(kind))
    except FormatError as error:
        refusal = error
    assert time.thread_time() - began < SECONDS
    assert peak() - before < MEGABYTES
    if opened is None:
        assert refusal.file == file_name(kind)
        assert refusal.text.strip().endswith((".", "?", "!")), refusal.text
        return None
    assert problems(opened.document) == []
    keys = [guess.key for guess in opened.guesses]
    assert len(set(keys)) == len(keys)
    for guess in opened.guesses:
        assert guess.taken in {choice.value for choice in guess.choices}
    return opened.document


# what is kept


@WRITING
def test_what_a_format_promises_is_in_words_we_know_and_what_it_loses_is_told(kind):
    assert kind.keeps
    assert kind.keeps <= {*KEEPS, "everything"}
    for path in EXAMPLES:
        for sentence in cannot_hold(kind, example(path)):
            assert sentence.endswith("."), sentence


@BOTH
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_an_example_comes_back_with_all_that_the_format_keeps(kind, path):
    document = example(path)
    content = kind.write(document)
    assert content == kind.write(document), "two writes differ"
    opened = kind.read(content, file_name(kind))
    assert problems(opened.document) == []
    assert facts(kind, opened.document) == facts(kind, document)
    again = kind.write(opened.document)
    assert facts(kind, kind.read(again, file_name(kind)).document) == facts(kind, document)


@BOTH
def test_what_a_format_writes_is_taken_for_that_format(kind):
    for path in EXAMPLES[:3]:
        content = kind.write(example(path))
        assert kind.sniff(content)
        assert format_of(content, file_name(kind))[0].id == kind.id


@BOTH
@settings(
    max_examples=12,
    phases=(Phase.explicit, Phase.generate),  # to make a failing document smaller takes minutes
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(document=documents())
def test_any_document_is_written_and_comes_back(kind, document):
    content = kind.write(document)
    assert content == kind.write(document)
    back = kind.read(content, file_name(kind)).document
    assert problems(back) == []
    told, was = shape(kind, back), shape(kind, document)
    assert {word: told[word] for word in ("names", "links") if word in told} == {
        word: was[word] for word in ("names", "links") if word in was
    }


DANGEROUS = ("=1+1", "=HYPERLINK(A1)", "+1", "-1", "@SUM(A1)", "\u2212x", "a,b;c", 'say "so"')


def dangerous_document() -> Document:
    names = [Variable(RecordId(f"v{n}"), name, x=n * 90.0) for n, name in enumerate(DANGEROUS)]
    links = [
        Link(RecordId(f"l{n}"), a.id, b.id, Sign.SAME) for n, (a, b) in enumerate(pairwise(names))
    ]
    first = MapInfo(MapId("m1"), "Today")
    document = Document(DocumentInfo("Names"), {}, {first.id: CausalMap(first)})
    return document.apply(adding(first.id, [*names, *links]))


@BOTH
def test_names_that_a_spreadsheet_would_work_out_are_written_safe_and_come_back(kind):
    document = dangerous_document()
    content = kind.write(document)
    back = kind.read(content, file_name(kind)).document
    assert shape(kind, back) == shape(kind, document)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    elif set(kind.suffixes) & {".csv", ".tsv"}:
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))):
            for cell in row:
                plain = cell in ("+", "-") or cell.lstrip("+-").replace(".", "").isdigit()
                assert plain or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


# what is damaged


@READING
def test_the_files_that_lie_ready_are_read_alike_each_time(kind):
    for path in ready_files(kind):
        first = kind.read(path.read_bytes(), path.name)
        assert kind.read(path.read_bytes(), path.name) == first
    assert read_or_refused(kind, sample(kind)) is not None


@READING
def test_a_file_cut_short_anywhere_is_read_or_refused(kind):
    content = sample(kind)
    for place in range(PLACES):
        read_or_refused(kind, content[: len(content) * place // PLACES])


@READING
def test_a_file_with_one_bit_changed_is_read_or_refused(kind):
    content, dice = sample(kind), random.Random(kind.id)
    for _ in range(PLACES):
        changed = bytearray(content)
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        read_or_refused(kind, bytes(changed))


TOKENS = (
    *(b"", b"\0", b"\xff", b"\xf0\x9f", b"\n", b"\r", b'"', b"'", b"<", b">", b"&", b"{", b"}"),
    *(b"[", b"]", b"(", b")", b",", b":", b";", b"|", b"~", b"=", b"-", b"\\", b"%", b"null"),
    *(
        b"true",
        b"-1",
        b"1e999",
        b"NaN",
        b"99999999999999999999",
        b"0",
        b"]]>",
        b"<!--",
        b"A" * 5000,
    ),
    *(b"[" * 3000, b"{" * 500, b"(" * 3000, b"<a>" * 2000, b"\\u0000", b"\\ud800", b"&#0;", b"%s"),
)


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The file with one to four parts taken out, put elsewhere, doubled or replaced."""
    for _ in range(dice.randint(1, 4)):
        start = dice.randrange(len(content) + 1)
        end = min(len(content), start + dice.choice((0, 1, 3, 20, 200)))
        put = dice.choice((dice.choice(TOKENS), content[start:end] * 2, b""))
        if dice.random() < 0.2:
            place = dice.randrange(len(content) + 1)
            put = content[place : place + 100]
        content = content[:start] + put + content[end:]
    return content


def inside(content: bytes, dice: random.Random) -> bytes:
    """The same done within one part of a packed file, where its check sums would hide it."""
    if not content.startswith(b"PK"):
        return mutated(content, dice)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(out, "w", 8) as new:
        chosen = dice.choice(parts.namelist())
        for name in parts.namelist():
            part = parts.read(name)
            new.writestr(name, mutated(part, dice) if name == chosen else part)
    return out.getvalue()


@READING
def test_a_file_changed_at_random_is_read_or_refused(kind):
    content, dice = sample(kind), random.Random(f"fuzz {kind.id}")
    until = time.monotonic() + FUZZ_SECONDS
    for done in count():
        if done >= FUZZED and time.monotonic() >= until:
            break
        change = inside if done % 2 else mutated
        read_or_refused(kind, change(content, dice))


@READING
@settings(max_examples=25, derandomize=True)
@given(noise=st.binary(max_size=300))
def test_noise_is_read_or_refused(kind, noise):
    kind.sniff(noise)
    read_or_refused(kind, noise)


@READING
def test_a_file_that_goes_on_and_on_is_read_or_refused_in_time(kind):
    content = sample(kind)
    read_or_refused(kind, content * (200_000 // len(content) + 1))
    middle = len(content) // 2
    long = content[middle - 40 : middle] * 2_000
    read_or_refused(kind, content[:middle] + long + content[middle:])


# what is hostile

SECRET = "the secret of the house"


class Watch:
    """What a reader does to the world while it is watched: files, connections, programs."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.thread: int | None = None
        sys.addaudithook(self._hook)

    def _hook(self, event: str, args: tuple) -> None:
        if self.thread != threading.get_ident():
            return
        if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.spawn")):
            self.seen.append(event)
        if event == "open" and not str(args[0]).endswith((".py", ".pyc", ".so", ".pyd", ".zip")):
            self.seen.append(f"open {args[0]}")


WATCH = Watch()


@READING
def test_a_reader_opens_connects_to_and_runs_nothing(kind):
    kind.read(sample(kind), file_name(kind))  # what is imported late comes in now
    WATCH.seen.clear()
    WATCH.thread = threading.get_ident()
    try:
        kind.read(sample(kind), file_name(kind))
    finally:
        WATCH.thread = None
    assert WATCH.seen == []


@READING
def test_no_entity_of_mark_up_is_followed(kind, tmp_path):
    content = sample(kind)
    if not content.lstrip(b"\xef\xbb\xbf").lstrip().startswith(b"<"):
        return
    (tmp_path / "secret").write_text(SECRET)
    laughs = b"".join(
        b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10 if n else b"ha") for n in range(10)
    )
    outside = f'<!ENTITY l9 SYSTEM "{(tmp_path / "secret").as_uri()}">'.encode()
    elsewhere = b'<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;'
    head, _, rest = content.rpartition(b"?>")
    for declared in (laughs, outside, elsewhere):
        start = head + (b"?>" if head else b"") + b"<!DOCTYPE x [" + declared + b"]>"
        for body in (rest, rest.replace(b"</", b"&l9;</", 1), rest.replace(b'="', b'="&l9;', 3)):
            document = read_or_refused(kind, start + body)
            assert SECRET not in repr(document)
            assert "hahaha" not in repr(document)


@READING
def test_what_is_nested_without_end_is_refused_in_time(kind):
    content = sample(kind)
    for opening, closing in ((b"[", b"]"), (b'{"a":', b"}"), (b"<a>", b"</a>"), (b"(", b")")):
        deep = opening * 100_000 + closing * 100_000
        read_or_refused(kind, deep)
        for mark in (b"[", b":", b">", b"="):
            place = content.find(mark, len(content) // 3) + 1
            read_or_refused(kind, content[:place] + deep + content[place:])


@READING
def test_what_unpacks_to_more_than_it_should_is_refused(kind):
    content = sample(kind)
    if not content.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = parts.namelist()
        sheets = [name for name in names if "sheet" in name and name.endswith(".xml")]
        for bomb in (names[0], *sheets[:1]):  # packing a bomb takes longer than refusing it
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
                for name in names:
                    new.writestr(name, b" " * 70_000_000 if name == bomb else parts.read(name))
            assert read_or_refused(kind, out.getvalue()) is None


COLUMNS = {
    "keeps": (
        "test_what_a_format_promises_is_in_words_we_know_and_what_it_loses_is_told",
        "test_an_example_comes_back_with_all_that_the_format_keeps",
        "test_what_a_format_writes_is_taken_for_that_format",
        "test_any_document_is_written_and_comes_back",
        "test_names_that_a_spreadsheet_would_work_out_are_written_safe_and_come_back",
    ),
    "damaged": (
        "test_the_files_that_lie_ready_are_read_alike_each_time",
        "test_a_file_cut_short_anywhere_is_read_or_refused",
        "test_a_file_with_one_bit_changed_is_read_or_refused",
        "test_a_file_changed_at_random_is_read_or_refused",
        "test_noise_is_read_or_refused",
        "test_a_file_that_goes_on_and_on_is_read_or_refused_in_time",
    ),
    "hostile": (
        "test_a_reader_opens_connects_to_and_runs_nothing",
        "test_no_entity_of_mark_up_is_followed",
        "test_what_is_nested_without_end_is_refused_in_time",
        "test_what_unpacks_to_more_than_it_should_is_refused",
    ),
}
"""The columns of the table that stands at the end of a run; each check counts in one."""


def test_each_check_counts_in_the_table():
    counted = [name for tests in COLUMNS.values() for name in tests]
    about_the_table = test_each_check_counts_in_the_table.__name__
    here = {name for name in globals() if name.startswith("test_")} - {about_the_table}
    assert sorted(counted) == sorted(here)
