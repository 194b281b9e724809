"""A report's styles in a council's own template: its own where it has them, ours where not."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from loopmap.analysis.wording import listed
from loopmap.formats.word.bullets import bullets
from loopmap.formats.word.xml_names import word

if TYPE_CHECKING:
    from docx.document import Document as WordFile

NEEDED = (
    *("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"),
    *("Caption", "List Bullet", "Table Grid"),
)
_TABLE = "Table Grid"
_WRITTEN_SMALL = ("Heading", "Caption")
_OURS_ALONE = ("rFonts", "color", "lang", "pBdr")
"""What a style of ours leaves to the template it comes into."""


def add_missing(file: WordFile, ours: WordFile) -> tuple[str, ...]:
    """Give the file the styles that a report needs and it lacks; a sentence says which."""
    there = _spelt_as_word_does(file)
    missing = [name for name in NEEDED if name not in there]
    for name in missing:
        _add(file, ours, name)
    if not missing:
        return ()
    was = "style {}; it was" if len(missing) == 1 else "styles {}; they were"
    named = was.format(listed([f"“{name}”" for name in missing]))
    return (f"The Word template lacks the {named} added in its typeface.",)


def _spelt_as_word_does(file: WordFile) -> set[str]:
    """The needed styles that are there, found by the names that Word itself writes.

    LibreOffice writes them otherwise. One of that name but of another type is renamed.
    """
    there, known = set[str](), {name.casefold(): name for name in NEEDED}
    root: Any = file.styles.element
    for style in root.iter(word("style")):
        said = style.find(word("name"))
        name = known.get(said.get(word("val"), "").casefold()) if said is not None else None
        if name is None:
            continue
        wanted = "table" if name == _TABLE else "paragraph"
        if style.get(word("type")) != wanted or name in there:
            said.set(word("val"), f"{name} of the template")
            continue
        there.add(name)
        said.set(word("val"), name.lower() if name.startswith(_WRITTEN_SMALL) else name)
    return there


def _add(file: WordFile, ours: WordFile, name: str) -> None:
    style = deepcopy(ours.styles[name].element)
    root: Any = file.styles.element
    taken = {each.get(word("styleId")) for each in root.iter(word("style"))}
    if style.get(word("styleId")) in taken:
        style.set(word("styleId"), f"Loopmap{style.get(word('styleId'))}")
    for each in list(style):
        if each.tag in (word("link"), word("next")):
            style.remove(each)
        elif each.tag == word("basedOn"):
            _base(file, style, each)
    for part in [e for e in style.iter() if e.tag in {word(n) for n in _OURS_ALONE}]:
        part.getparent().remove(part)
    for part in list(style.iter(word("numId"))):
        part.set(word("val"), str(bullets(file)))
    root.append(style)


def _base(file: WordFile, style: Any, based: Any) -> None:
    """What it is based on: the template's own of that kind, or nothing."""
    normal = next((each for each in file.styles if each.name == "Normal"), None)
    if normal is None or style.get(word("type")) == "table":
        style.remove(based)
    else:
        based.set(word("val"), normal.style_id)


def add_air(file: WordFile) -> None:
    """Let paragraphs stand apart where the template leaves that to other styles of its own."""
    from docx.shared import Pt

    normal: Any = file.styles["Normal"]
    said = normal.paragraph_format.space_after
    if said == 0 or (said is None and not _has_air(file)):
        normal.paragraph_format.space_after = Pt(6)


def _has_air(file: WordFile) -> bool:
    """Whether all paragraphs stand apart unless their styles say otherwise."""
    root: Any = file.styles.element
    defaults = root.iterfind(f"{word('docDefaults')}//{word('spacing')}")
    return any(int(each.get(word("after"), "0")) > 0 for each in defaults)
