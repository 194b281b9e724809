"""Every byte of what was written, and what is packed within, so that nothing hides there."""

import gzip
import io
import struct
import urllib.parse
import zipfile
import zlib

PNG = b"\x89PNG\r\n\x1a\n"
_DEEPEST = 4


def every_part(content, depth=0):
    """The bytes, then of archives each part with its name, of PDFs and PNGs what is compressed."""
    yield content
    if depth >= _DEEPEST:
        return
    for part in (*_of_archive(content), *_of_pdf(content), *_of_png(content), *_of_gzip(content)):
        yield from every_part(part, depth + 1)


def texts_in(content):
    """The same as text, by every reading that might make words of it, in small letters."""
    for part in every_part(content):
        for code in ("utf-8", "utf-16-le", "utf-16-be"):
            yield part.decode(code, "ignore").casefold()
        yield urllib.parse.unquote(part.decode("utf-8", "ignore")).casefold()


def words_in(words, *files):
    """Those of the words that are in any byte of any of the files."""
    read = [text for content in files for text in texts_in(content)]
    return {word for word in words if any(word.casefold() in text for text in read)}


def _of_archive(content):
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for each in packed.infolist():
                yield each.filename.encode() + each.comment + each.extra
                yield packed.read(each)


def _of_pdf(content):
    if content.startswith(b"%PDF"):
        for piece in content.split(b"stream\n")[1:]:
            try:
                yield zlib.decompressobj().decompress(piece)
            except zlib.error:
                continue


def png_chunks(content):
    """The chunks of a PNG as name and bytes."""
    at = len(PNG)
    while at < len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        yield content[at + 4 : at + 8].decode(), content[at + 8 : at + 8 + length]
        at += 12 + length


def _of_png(content):
    if content.startswith(PNG):
        for name, data in png_chunks(content):
            if name in {"zTXt", "iTXt"}:
                _, _, packed = data.partition(b"\0")
                for start in range(min(4, len(packed))):
                    try:
                        yield zlib.decompress(packed[start:])
                    except zlib.error:
                        continue


def _of_gzip(content):
    if content[:2] == b"\x1f\x8b":
        yield gzip.decompress(content)
