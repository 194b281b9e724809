"""Names in equations: as people write them, and as they are compared."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NewType

DisplayedName = NewType("DisplayedName", str)
"""A name as written and shown: “Lost learning”."""

CanonicalName = NewType("CanonicalName", str)
"""A name as compared: “lost_learning”."""

_GAP = re.compile(r"(?:[\s_\u00a0]|\\n)+")


@lru_cache(maxsize=65536)
def canonical(name: str) -> CanonicalName:
    r"""What makes two names one: case does not count, any run of blanks and ``_`` is one ``_``.

    XMILE 1.0, sections 3.2.2.1 and 3.2.2.2; ``\n`` as two characters is a line break.

    >>> canonical("Lost\nLearning") == canonical("lost_learning")
    True
    """
    folded = unicodedata.normalize("NFC", name.strip()).casefold()
    # Folding may take a letter apart again; put together, a canonical name is its own.
    return CanonicalName(_GAP.sub("_", unicodedata.normalize("NFC", folded)))
