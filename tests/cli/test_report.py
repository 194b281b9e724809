"""``loopmap report``."""

from loopmap.cli import main
from loopmap.resources import example


def test_a_report_is_written_as_word(qapp, tmp_path):
    out = tmp_path / "fines.docx"
    assert main(["report", str(example("fines-for-non-attendance")), str(out)]) == 0
    assert out.read_bytes().startswith(b"PK")


def test_another_ending_is_refused_with_a_sentence(qapp, tmp_path, capsys):
    out = tmp_path / "fines.txt"
    assert main(["report", str(example("fines-for-non-attendance")), str(out)]) == 2
    assert "Let its name end in .docx." in capsys.readouterr().err
