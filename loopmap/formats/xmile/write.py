"""A map as an XMILE file: header, times, variables, one view.

OASIS XMILE 1.0 (2015), sections 2 to 6. What the standard has no place for stands in a
namespace of our own, where other programs pass over it.
"""

from __future__ import annotations

from collections.abc import Iterator

from loopmap import __version__
from loopmap.formats.xmile.own import ISEE, OWN, PRODUCT, XMILE
from loopmap.formats.xmile.written import Written, opened, tag, written_of
from loopmap.formats.xmile.written_variables import variable_lines
from loopmap.formats.xmile.written_views import view_lines
from loopmap.model.document import Document
from loopmap.model.equations import USUAL_TIMES, Method, Times

_METHODS = {Method.EULER: "Euler", Method.RK4: "RK4"}


def write(document: Document) -> bytes:
    """The bytes of an XMILE file of the first map, in UTF-8."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: Document) -> Iterator[str]:
    whole = written_of(document)
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield f'<xmile version="1.0" xmlns="{XMILE}" xmlns:isee="{ISEE}" xmlns:loopmap="{OWN}">'
    yield from _header(whole)
    yield from _times(whole)
    yield "  <model>"
    yield "    <variables>"
    yield from (f"      {line}" for line in variable_lines(whole))
    yield "    </variables>"
    yield "    <views>"
    yield from (f"      {line}" for line in view_lines(whole))
    yield "    </views>"
    yield "  </model>"
    yield "</xmile>"


def _header(whole: Written) -> Iterator[str]:
    yield "  <header>"
    yield f"    {tag('vendor', PRODUCT)}"
    yield f"    {tag('product', PRODUCT, version=__version__, lang='en')}"
    yield f"    {tag('name', whole.title)}"
    yield "  </header>"


def _times(whole: Written) -> Iterator[str]:
    times: Times = whole.map.info.times or USUAL_TIMES
    saved = {} if times.save_every is None else {"isee:save_interval": _number(times.save_every)}
    unit = {"time_units": times.unit} if times.unit else {}
    yield f"  {opened('sim_specs', method=_METHODS[times.method], **unit, **saved)}"
    yield f"    {tag('start', _number(times.start))}"
    yield f"    {tag('stop', _number(times.stop))}"
    yield f"    {tag('dt', _number(times.step))}"
    yield "  </sim_specs>"


def _number(value: float) -> str:
    return repr(float(value)).removesuffix(".0")
