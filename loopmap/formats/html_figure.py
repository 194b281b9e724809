"""A picture as HTML that word processors and mail programs paste, with its alternative text."""

from __future__ import annotations

import base64

from loopmap.formats.xml_text import escape, quoteattr


def html_figure(png: bytes, size: tuple[int, int], alternative: str, title: str) -> bytes:
    """One page with the picture ``size`` CSS pixels large, in UTF-8; nothing else is loaded."""
    data = base64.b64encode(png).decode("ascii")
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head><body><p>"
        f'<img width="{size[0]}" height="{size[1]}" alt={quoteattr(alternative)}'
        f' src="data:image/png;base64,{data}"></p></body></html>\n'
    ).encode()
