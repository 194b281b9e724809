"""Texts, ids, numbers and foreign fields that files must hold, however awkward."""

from hypothesis import strategies as st

AWKWARD = [
    "yes",
    "no",
    "null",
    "~",
    "=",
    "<<",
    "-",
    "?",
    "1e3",
    "0x1f",
    "010",
    "1:20",
    ".inf",
    "2024-01-01",
    "y",
    "N",
    "True",
    "#",
    "a#b",
    "a:b",
    "a,b",
    "[a]",
    "{a}",
    "&",
    "*",
    "!",
    "|",
    ">",
    "'",
    '"',
    "%",
    "@",
    "`",
    "\\",
    "--",
    "---",
    "...",
    "11+",
    "(b)",
    "'c'",
    "“d”",
    "it's",
    "50%",
    "A/B",
    "R&D",
    "x=",
    "<b>",
    "+1",
    "-a",
    "",
    " leading",
    "trailing ",
    "two  spaces",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "a\nb",
    "a\r\nb\n\n",
    "\ttab",
    "nel\x85ls\u2028ps\u2029",
    "nbsp\xa0",
    "bell\x07 zero\x00 del\x7f c1\x9f",
    "\ufeffbom",
    "\ufffe\uffff\U0001ffff",
    "الحضور المدرسي",
    "\u202eright to left\u202c",
    "e\u0301 combining",
    "\u0301 first",
    "👩‍👧 family 🏳️‍🌈",
    "स्कूल",
    "學校出席",
    "12 weeks",
    "12e3 weeks",
    "x" * 500,
    "“quoted” – dash — dash…",
    "C:\\new\\folder",
]
texts = st.one_of(st.text(max_size=30), st.sampled_from(AWKWARD))
ids = st.one_of(
    st.text("23456789abcdefgh", min_size=1, max_size=7),
    st.text(min_size=1, max_size=5),
    st.sampled_from(["no", "1e3", "#", "null", "~", "12"]),
).filter(lambda i: i != "document")
tenths = st.integers(-99_999, 99_999).map(lambda n: n / 10)
sizes = st.integers(0, 99_999).map(lambda n: n / 10)
shares = st.one_of(st.floats(0, 1), st.sampled_from([0.1, 0.25, 1 / 3, 1e-7]))
amounts = st.floats(-1, 1)
times = st.none() | st.floats(0, 1e6)
names = texts.filter(lambda t: len(t) <= 30)
plain_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
extras = st.just({}) | st.dictionaries(names.map(lambda t: f"later {t}"), plain_values, max_size=3)
