"""The named loops of the examples as they are told, in files to be read.

Whoever changes a word of the telling writes them again with ``python -m tests.examples.told``
and reads what became of every sentence.
"""

from collections.abc import Iterator
from pathlib import Path

from loopmap.analysis.loop_paragraph import tell_loop_paragraph
from loopmap.analysis.loops import loop_along
from loopmap.analysis.telling import tell_loop
from loopmap.formats.registry import open_file
from loopmap.model.document import CausalMap
from loopmap.model.query import in_order

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.loopmap"))
TOLD = Path(__file__).parent / "told"


def told(example: Path) -> str:
    """Every named loop of a file in both readings, as a sentence and as a paragraph.

    What a later map of the file tells word for word as one before it is told once.
    """
    parts: dict[str, None] = {}
    for causal_map in open_file(example).document.maps.values():
        parts[f"# {causal_map.info.title}"] = None
        parts |= dict.fromkeys(_loops_told(causal_map))
    return "\n\n".join(parts) + "\n"


def _loops_told(causal_map: CausalMap) -> Iterator[str]:
    for record in in_order(causal_map.loops):
        loop = loop_along(causal_map, record.links)
        assert loop is not None
        parts = [f"## {record.label} {record.name}"]
        for rising in (True, False):
            parts.append(tell_loop(causal_map, loop, rising=rising))
            parts.append(tell_loop_paragraph(causal_map, loop, rising=rising))
        yield "\n\n".join(parts)


def write_again() -> None:
    """Write all the files."""
    TOLD.mkdir(exist_ok=True)
    for example in EXAMPLES:
        (TOLD / f"{example.stem}.md").write_text(told(example), encoding="utf-8")


if __name__ == "__main__":
    write_again()
