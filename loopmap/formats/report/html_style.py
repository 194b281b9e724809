"""How a report looks on a screen, light or dark, and on paper.

Every text has a contrast of at least 7:1 with its ground, in both lights; a test counts it.
"""

from __future__ import annotations

from loopmap.diagram.measure import FAMILY

LIGHT = {
    "ground": "#ffffff",
    "ink": "#1c2733",
    "quiet": "#3f4b58",
    "heading": "#12493f",
    "link": "#0b5a4c",
    "band": "#eef3f1",
    "line": "#7c8894",
}
"""What stands on the ground: ink, captions, headings, links; and the ground of header rows."""

DARK = {
    "ground": "#14191f",
    "ink": "#e8edf1",
    "quiet": "#c3ccd4",
    "heading": "#9fdccb",
    "link": "#9fdccb",
    "band": "#222a32",
    "line": "#84919d",
}

_SHAPE = f"""\
body {{ margin: 0; padding: 1.5rem; background: var(--ground); color: var(--ink);
  font: 1.0625rem/1.55 '{FAMILY}', 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere; }}
header, nav, main {{ max-width: 72rem; margin: 0 auto; }}
p, ul, ol, h1, h2, h3 {{ max-width: 44rem; }}
h1, h2, h3 {{ color: var(--heading); line-height: 1.2; text-wrap: balance; }}
h1 {{ font-size: 2.1rem; margin: 0.5rem 0 1rem; }}
h2 {{ font-size: 1.5rem; margin: 2.5rem 0 0.75rem; }}
h3 {{ font-size: 1.2rem; margin: 2rem 0 0.5rem; }}
nav h2 {{ font-size: 1.1rem; margin-top: 1.5rem; }}
a {{ color: var(--link); text-underline-offset: 0.15em; }}
a:focus-visible, .table:focus-visible {{ outline: 3px solid var(--link); outline-offset: 3px; }}
figure {{ margin: 1.5rem 0; }}
figure svg {{ box-sizing: border-box; max-width: 100%; height: auto; border: 1px solid var(--line);
  border-radius: 6px; }}
figcaption, caption {{ color: var(--quiet); font-size: 0.95rem; text-align: left;
  padding: 0.5rem 0; }}
caption {{ font-weight: 600; }}
.table {{ overflow-x: auto; margin: 1.5rem 0; }}
table {{ border-collapse: collapse; width: 100%; min-width: 36rem; }}
th, td {{ border: 1px solid var(--line); padding: 0.4rem 0.6rem; text-align: left;
  vertical-align: top; }}
thead th {{ background: var(--band); }}
tbody th {{ font-weight: 400; }}
"""

_PAPER = """\
@media print {
  @page { size: A4; margin: 2cm; }
  body { padding: 0; font-size: 11pt; }
  nav { display: none; }
  h1, h2, h3, caption, .stays { break-after: avoid; }
  .page { break-before: page; }
  section section, figure, tr, li, p { break-inside: avoid; }
  figure svg { max-height: 21cm; }
  .table { overflow: visible; }
  table { min-width: 0; width: calc(100% - 2px); }
  thead { display: table-header-group; }
}
"""


def _colours(some: dict[str, str], scheme: str) -> str:
    named = " ".join(f"--{name}: {colour};" for name, colour in some.items())
    return f":root {{ color-scheme: {scheme}; {named} }}\n"


STYLE = (
    f"{_colours(LIGHT, 'light')}"
    f"@media screen and (prefers-color-scheme: dark) {{\n{_colours(DARK, 'dark')}}}\n"
    f"{_SHAPE}{_PAPER}"
)
