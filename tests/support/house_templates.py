"""Word templates as councils have them, plain and dangerous, made in memory."""

import base64
import io
import re
import zipfile

from docx import Document
from docx.shared import Cm, Pt, RGBColor

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


_SPREAD = (
    b'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> DDEAUTO HIDDEN'
    b'</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>KEPT</w:t>'
    b'</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
"""A field in the long form, which names another program."""


def letterhead():
    """A template with a logo and words in its header, a footer, wide margins and its styles."""
    file = Document()
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(4), Cm(3)
    page.header.paragraphs[0].text = "Anytown Council"
    page.header.paragraphs[0].add_run().add_picture(io.BytesIO(PNG), width=Cm(1))
    page.footer.paragraphs[0].text = "Democratic Services"
    heading = file.styles["Heading 1"].font
    heading.name, heading.size, heading.color.rgb = "Georgia", Pt(21), RGBColor(0x80, 0, 0x20)
    file.styles["Normal"].font.name = "Georgia"
    file.add_paragraph("SAMPLE TEXT of the template")
    file.core_properties.author = "HIDDEN author"
    file.core_properties.comments = "HIDDEN comment"
    return saved(file)


def bare():
    """A template on another size of paper that lacks most styles and all lists."""
    file = Document()
    page = file.sections[0]
    page.page_width, page.page_height = Cm(14.8), Cm(21)
    page.left_margin = page.right_margin = Cm(1.5)
    for style in list(file.styles):
        if style.name not in ("Normal", "Heading 1", "Default Paragraph Font", "Normal Table"):
            style.element.getparent().remove(style.element)
    return without(saved(file), "word/numbering.xml")


def dangerous():
    """The letterhead with everything in it that acts or reaches out."""
    content = letterhead()
    rels = "word/_rels/document.xml.rels"
    more = b"".join(
        b'<Relationship Id="x%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/%s" Target="%s"%s/>' % each
        for each in (
            (1, b"attachedTemplate", b"file:///HIDDEN/normal.dotm", b' TargetMode="External"'),
            (2, b"oleObject", b"embeddings/oleObject1.bin", b""),
            (3, b"vbaProject", b"vbaProject.bin", b""),
        )
    )
    content = changed(content, rels, rb"</Relationships>", more + b"</Relationships>")
    header = next(n for n in names(content) if re.fullmatch(r"word/header\d\.xml", n))
    field = b'<w:fldSimple w:instr=" %s "><w:r><w:t>%s</w:t></w:r></w:fldSimple>'
    acting = b"<w:p>%s%s%s</w:p></w:hdr>" % (
        field % (b"INCLUDEPICTURE http://HIDDEN.example/x.png", b"SHOWN"),
        field % (b"PAGE", b"7"),
        _SPREAD,
    )
    content = changed(content, header, rb"</w:hdr>", acting)
    return with_parts(
        content,
        {"word/vbaProject.bin": b"HIDDEN macro", "word/embeddings/oleObject1.bin": b"HIDDEN ole"},
    )


def saved(file):
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


def names(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return file.namelist()


def changed(content, part, before, after):
    """The same file with one of its parts written otherwise."""
    held = _parts(content)
    written = re.sub(before, lambda _: after, held[part])
    return _packed({**held, part: written})


def with_parts(content, more):
    return _packed({**_parts(content), **more})


def without(content, part):
    """The same file without a part, and without what names it."""
    held = {name: each for name, each in _parts(content).items() if name != part}
    stem = part.rsplit("/", 1)[-1].encode()
    for name, each in held.items():
        if name.endswith(".rels") or name == "[Content_Types].xml":
            held[name] = re.sub(rb"<(Relationship|Override) [^>]*" + stem + rb'"[^>]*/>', b"", each)
    return _packed(held)


def _parts(content):
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def _packed(parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, held in parts.items():
            file.writestr(name, held)
    return made.getvalue()
