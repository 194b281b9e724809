"""Text within XML is escaped exactly as the standard library would."""

from xml.sax import saxutils

from hypothesis import given
from hypothesis import strategies as st

from loopmap.formats.xml_text import escape, quoteattr


@given(st.text(alphabet="ab &<>\"'\n\r\t;#é"))
def test_text_and_values_are_written_as_the_standard_library_writes_them(text):
    assert escape(text) == saxutils.escape(text)
    assert quoteattr(text) == saxutils.quoteattr(text)
