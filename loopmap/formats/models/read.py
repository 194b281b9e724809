"""The model in a file, whichever program wrote it."""

from __future__ import annotations

from pathlib import PurePath

from loopmap.formats.xmile.read import ModelRead
from loopmap.formats.xmile.read import read_model as read_xmile

VENSIM = ".mdl"


def read_model(content: bytes, file: str) -> ModelRead:
    """The model of a file, by its name. Raises FormatError with one clear sentence."""
    if PurePath(file).suffix.lower() != VENSIM:
        return read_xmile(content, file)
    from loopmap.formats.vensim.read import read_model as read_vensim

    found = read_vensim(content, file)
    return ModelRead(found.model, tuple(dict.fromkeys(found.warnings)))


def has_model(content: bytes, file: str) -> bool:
    """Whether a file has equations: Vensim draws maps without any, too. Raises FormatError."""
    if PurePath(file).suffix.lower() != VENSIM:
        return True
    model = read_model(content, file).model
    return any(each.equation or each.table for each in model.variables)
