"""What a composed report says, to be looked for in."""

from loopmap.formats.report.content import Bullets, Figure, Paragraph, Table


def headings(parts):
    return [part.heading for part in parts]


def every_word(report):
    """Every text of a report, in its order."""
    yield report.title
    yield from _of_blocks(report.opening)
    for part in report.parts:
        yield from _of_part(part)


def _of_part(part):
    yield part.heading
    yield from _of_blocks(part.blocks)
    for each in part.parts:
        yield from _of_part(each)


def _of_blocks(blocks):
    for block in blocks:
        match block:
            case Paragraph():
                yield f"{block.lead} {block.text}"
            case Bullets():
                yield from block.lines
            case Figure():
                yield block.alternative
                yield block.page.description
            case Table():
                yield from (cell for row in block.rows for cell in row)
