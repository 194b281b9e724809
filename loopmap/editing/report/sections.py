"""What a report can tell, by the names people choose it by."""

from __future__ import annotations

from enum import Enum


class Section(Enum):
    """What is told of a map without anybody writing it."""

    FINDING = "finding"
    MADE = "made"
    MAP = "map"
    READING = "reading"
    LOOPS = "loops"
    CHANGES = "changes"
    WHAT_IF = "what-if"
    EVIDENCE = "evidence"
    DISAGREEMENTS = "disagreements"
    QUESTIONS = "questions"
    PARKED = "parked"
    LIMITS = "limits"
    TABLES = "tables"
