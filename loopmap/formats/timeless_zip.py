"""ZIP files, which office documents are, without the time at which they were written."""

from __future__ import annotations

import io
import re
import zipfile

from loopmap.model.token import breathe

_TIME = (1980, 1, 1, 0, 0, 0)
_WRITTEN_AT = re.compile(rb"(<dcterms:(created|modified)\b[^>]*>)[^<]*(</dcterms:\2>)")


def timeless(content: bytes) -> bytes:
    """The same parts in the same order, packed again so that no byte depends on the clock."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as parts, zipfile.ZipFile(kept, "w") as out:
        for part in parts.infolist():
            breathe()
            entry = zipfile.ZipInfo(part.filename, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            written = _WRITTEN_AT.sub(rb"\g<1>2000-01-01T00:00:00Z\g<3>", parts.read(part))
            out.writestr(entry, written)
    return kept.getvalue()
