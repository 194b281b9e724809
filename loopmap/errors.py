"""Every failure Loopmap tells a person about, as one small family of exceptions.

The text of each is a complete sentence for the user, without code names; the
programmer's detail travels in ``__cause__``. ``hint`` says what to do next.
"""

from __future__ import annotations


class LoopmapError(Exception):
    """What went wrong, as a sentence a facilitator can act on."""

    def __init__(self, text: str, hint: str | None = None) -> None:
        super().__init__(text)
        self.text = text
        self.hint = hint

    def __str__(self) -> str:
        return self.text if self.hint is None else f"{self.text} {self.hint}"


class FormatError(LoopmapError):
    """A file that cannot be read: which file, which line (from 1), which field."""

    def __init__(
        self,
        text: str,
        *,
        file: str | None = None,
        line: int | None = None,
        field: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(text, hint)
        self.file = file
        self.line = line
        self.field = field

    def __str__(self) -> str:
        where = [self.file] if self.file else []
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.field:
            where.append(f"field “{self.field}”")
        body = super().__str__()
        return f"{', '.join(where)}: {body}" if where else body


class StorageError(LoopmapError):
    """A file that cannot be written, locked or recovered; the map in memory is untouched."""


class EditRefused(LoopmapError):
    """An edit that the rules of a map do not allow; nothing has changed."""


class ExpressionError(LoopmapError):
    """An equation that cannot be understood: the equation, and which characters are meant.

    ``span`` counts characters from 0, up to and not including the second number.
    ``record`` names the variable whose equation it is, once that is known.
    """

    def __init__(
        self,
        text: str,
        *,
        equation: str,
        span: tuple[int, int],
        record: str | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(text, hint)
        self.equation = equation
        self.span = span
        self.record = record

    def __str__(self) -> str:
        whose = f"the equation of “{self.record}”" if self.record else "the equation"
        return f"In {whose}, character {self.span[0] + 1}: {super().__str__()}"

    def pointed(self) -> str:
        """The line of the equation that is meant, and below it marks under the characters."""
        start = min(self.span[0], len(self.equation))
        begins = self.equation.rfind("\n", 0, start) + 1
        line = self.equation[begins:].split("\n", 1)[0].replace("\t", " ")
        wide = max(1, min(self.span[1] - start, len(line) - (start - begins)))
        return f"{line}\n{' ' * (start - begins)}{'^' * wide}"

    def of(self, record: str) -> ExpressionError:
        """The same complaint, saying whose equation it is about."""
        return ExpressionError(
            self.text, equation=self.equation, span=self.span, record=record, hint=self.hint
        )


class SimulationError(LoopmapError):
    """A run that cannot be made or carried on: of which variable, when, where that is known."""

    def __init__(
        self,
        text: str,
        hint: str | None = None,
        *,
        record: str | None = None,
        time: float | None = None,
    ) -> None:
        super().__init__(text, hint)
        self.record = record
        self.time = time


class ExportError(LoopmapError):
    """A picture that cannot be made."""


class Cancelled(LoopmapError):
    """The person, or a newer question, stopped this work."""

    def __init__(self) -> None:
        super().__init__("Stopped.")


class InvalidChange(AssertionError):
    """A change that does not fit the document it is applied to: always a fault in Loopmap."""
