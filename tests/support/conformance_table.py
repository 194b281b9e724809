"""At the end of a run: how each format came out of what every format must do."""

from collections import Counter

from loopmap.formats.format import Format

PASSED, FAILED = "passed", "failed"


class ConformanceTable:
    """A line for each format with a column for each part of what must hold.

    The checks are the tests of a module with ``COLUMNS``: the name of each column with the tests
    that count in it. The format is what a test gets as ``kind``.
    """

    def __init__(self) -> None:
        self._place: dict[str, tuple[str, str]] = {}
        self._columns: list[str] = []
        self._counts: dict[str, dict[str, Counter[str]]] = {}

    def pytest_collection_modifyitems(self, items):
        for item in items:
            columns = getattr(getattr(item, "module", None), "COLUMNS", None)
            kind = getattr(item, "callspec", None) and item.callspec.params.get("kind")
            if columns is None or not isinstance(kind, Format):
                continue
            self._columns = list(columns)
            name = next(name for name, tests in columns.items() if item.originalname in tests)
            self._place[item.nodeid] = kind.id, name

    def pytest_runtest_logreport(self, report):
        if report.nodeid in self._place and (report.when == "call" or report.failed):
            kind, column = self._place[report.nodeid]
            counts = self._counts.setdefault(kind, {}).setdefault(column, Counter())
            counts[FAILED if report.failed else PASSED] += 1

    def lines(self) -> list[str]:
        """The table, and whether all of it is green; nothing where no check ran."""
        if not self._counts:
            return []
        wide = max(len(kind) for kind in self._counts)
        rows = [
            f"{kind:{wide}}  " + "  ".join(self._cell(kind, column) for column in self._columns)
            for kind in sorted(self._counts)
        ]
        red = sorted(kind for kind in self._counts if self._fails(kind))
        said = f"not green: {', '.join(red)}" if red else "all green"
        formats = "1 format" if len(rows) == 1 else f"{len(rows)} formats"
        return ["", "Formats, and what every format must do", *rows, f"{formats}, {said}"]

    def pytest_terminal_summary(self, terminalreporter):
        for line in self.lines():
            terminalreporter.write_line(line)

    def _cell(self, kind: str, column: str) -> str:
        counts = self._counts[kind].get(column, Counter())
        all_of_them = counts[PASSED] + counts[FAILED]
        return f"{column} {counts[PASSED]:>2} of {all_of_them:>2}" if all_of_them else f"{column} –"

    def _fails(self, kind: str) -> bool:
        return any(counts[FAILED] for counts in self._counts[kind].values())
