"""Figures and tables counted through a report, as Word counts them."""

from __future__ import annotations


class Captions:
    """Gives each caption its number; figures and tables are counted apart."""

    def __init__(self) -> None:
        self.figures = self.tables = 0

    def of_figure(self, words: str) -> str:
        """The next figure's: "Figure 2. Loop R1 Fines trap"."""
        self.figures += 1
        return f"Figure {self.figures}. {words}"

    def of_table(self, words: str) -> str:
        """The next table's: "Table 1. Variables"."""
        self.tables += 1
        return f"Table {self.tables}. {words}"
