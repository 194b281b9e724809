"""Files of other programs are known for what they are, whatever their names share."""

import pytest

from loopmap.formats.registry import format_of

pytestmark = pytest.mark.corpus

KINDS = {
    "csv": {"csv-links"},
    "graphml": {"graphml"},
    "insightmaker": {"insightmaker", "modeljson"},
    "sagemodeler": {"sagemodeler"},
    "sdai": {"sd-ai"},
    "simlin": {"simlin"},
    "kumu": {"kumu", "kumu-project", "kumu-sheets"},
    "loopy": {"loopy", "loopy-link"},
    "mentalmodeler": {"mentalmodeler"},
    "prsm": {"prsm"},
    "vensim": {"vensim"},
    "xmile": {"xmile"},
}


@pytest.mark.parametrize("folder", KINDS)
def test_a_file_is_taken_for_what_wrote_it(shared, folder):
    for path in sorted((shared / "corpus" / "formats" / folder).iterdir()):
        if "schema" not in path.name and not path.name.startswith("broken_"):
            assert format_of(path.read_bytes(), path.name)[0].id in KINDS[folder], path.name
