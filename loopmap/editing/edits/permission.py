"""Whether an edit may be made, and if not, the sentence that says why.

Every ``may_*`` beside an edit answers with a Permission. The preview of a
gesture, the enabling of an action and the edit itself ask the same one.
"""

from __future__ import annotations

from dataclasses import dataclass

from loopmap.errors import EditRefused


@dataclass(frozen=True, slots=True)
class Permission:
    """True when the edit may be made; otherwise ``why`` is a sentence for the person."""

    why: str = ""

    def __bool__(self) -> bool:
        return not self.why

    def require(self) -> None:
        """Go on if allowed; raises EditRefused with ``why`` if not."""
        if self.why:
            raise EditRefused(self.why)


ALLOWED = Permission()


def refused(why: str) -> Permission:
    """A permission that is not given, for the reason in that sentence."""
    return Permission(why)
