"""Likely identifiers of people in the texts of a document, before it leaves the room."""

from loopmap.analysis.identifiers.find import Identifier, find_identifiers
from loopmap.analysis.identifiers.kinds import ABOUT, IdentifierKind
from loopmap.analysis.identifiers.own_names import OwnNames

__all__ = ["ABOUT", "Identifier", "IdentifierKind", "OwnNames", "find_identifiers"]
