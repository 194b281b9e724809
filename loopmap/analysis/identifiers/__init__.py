"""Likely identifiers of people in the texts of a document, before it leaves the room.

Start reading at `find.py`: what may tell who is spoken of, in every text of a document
(`places.py`): names (`names.py`, `words.py`; whose they are: `one_person.py`, `families.py`;
lists of people's own: `own_names.py`), dates, numbers of registers (`numbers.py`), schools and
addresses (`schools.py`), few people and rare mixes (`few.py`), each of a kind with its reason
(`kinds.py`); `formats/going_out.py` says which of it a file would hold,
`editing/edits/identifiers.py` lets it stay, puts a pseudonym in its place (`pseudonyms.py`) or
takes it away.
"""

from loopmap.analysis.identifiers.find import Identifier, find_identifiers
from loopmap.analysis.identifiers.kinds import ABOUT, IdentifierKind
from loopmap.analysis.identifiers.own_names import OwnNames

__all__ = ["ABOUT", "Identifier", "IdentifierKind", "OwnNames", "find_identifiers"]
