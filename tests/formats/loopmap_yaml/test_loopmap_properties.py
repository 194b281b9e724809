"""Whatever a document holds, its file gives it back, and the file of that is the same file."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from loopmap.formats.loopmap_yaml import read, write
from loopmap.formats.loopmap_yaml.scalars import flow, text
from loopmap.formats.loopmap_yaml.shapes import TEXT, UNKNOWN
from loopmap.formats.loopmap_yaml.tree import parse
from loopmap.model.rules import problems
from tests.support.awkward import AWKWARD, names, plain_values, texts
from tests.support.documents import documents


@settings(max_examples=60)
@given(documents())
def test_a_document_comes_back_from_its_file_and_gives_the_same_file(document):
    assert problems(document) == []
    content = write(document)
    opened = read(content, "any.loopmap")
    assert opened.document == document
    assert (opened.read_only, opened.warnings) == (None, ())
    assert write(opened.document) == content


@settings(max_examples=15)
@given(documents())
def test_the_pure_python_parser_reads_the_same(document):
    assert read(write(document), "any.loopmap", loader=yaml.SafeLoader).document == document


@settings(max_examples=100)
@given(texts)
def test_every_text_comes_back_exactly(value):
    written = f"{{a: {text(value)}, b: [{text(value)}, {text(value)}], c: 1}}"
    for loader in (yaml.CSafeLoader, yaml.SafeLoader):
        fields = parse(written.encode(), loader).fields
        assert TEXT.read(fields["a"]) == value
        assert [TEXT.read(node) for node in fields["b"].items] == [value, value]


def test_other_yaml_readers_take_every_text_for_the_same_text():
    for value in AWKWARD:
        assert yaml.safe_load(f"[{text(value)}, {text(value)}]") == [value, value]
        assert yaml.safe_load(f"a: {text(value)}\nb: 1\n") == {"a": value, "b": 1}


@settings(max_examples=100)
@given(st.dictionaries(names, plain_values, max_size=3))
def test_unknown_values_of_every_kind_come_back_exactly(value):
    assert repr(UNKNOWN.read(parse(flow(value).encode()))) == repr(value)
