"""What files say in their equations is never run and never holds the program up.

Through both doors: a model run on the command line, and a document opened.
"""

import contextlib

import pytest

from loopmap.cli import main
from loopmap.editing.session import Session
from loopmap.errors import LoopmapError
from loopmap.formats.loopmap_yaml.write import write
from loopmap.formats.registry import open_file
from loopmap.simulation.equations.reading import stock_flow_model
from loopmap.simulation.equations.runs import run_map
from tests.cli.test_simulate_model import TEACUP
from tests.support.at_once import at_once
from tests.support.model_maps import RATE, pupils

LARGE = 10_000_000
HOSTILE = {
    "import": "__import__('os').system('touch hurt')",
    "class": "().__class__.__bases__[0].__subclasses__()",
    "open": "open('hurt', 'w')",
    "power": "9^9^9^9",
    "brackets": "(" * (LARGE // 2) + "1" + ")" * (LARGE // 2),
    "half": "(" * LARGE,
}


@pytest.fixture(params=HOSTILE)
def equation(request):
    return HOSTILE[request.param]


def test_a_model_on_the_command_line(equation, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "tea.xmile"
    file.write_text(TEACUP.replace("<eqn>70</eqn>", f"<eqn>{equation}</eqn>"), encoding="utf-8")
    with at_once():
        assert main(["simulate", str(file)]) in (1, 3)
    said = capsys.readouterr().err
    assert "“room”" in said
    assert len(said) < 1000
    assert not (tmp_path / "hurt").exists()


def test_a_model_opened_as_a_document(equation, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "tea.xmile"
    file.write_text(TEACUP.replace("<eqn>70</eqn>", f"<eqn>{equation}</eqn>"), encoding="utf-8")
    with at_once():
        _opened_and_run(file)
    assert not (tmp_path / "hurt").exists()


def test_a_document_with_equations(equation, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "pupils.loopmap"
    content = write(pupils(**{RATE: equation}))
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with at_once():
        _opened_and_run(file)
    assert not (tmp_path / "hurt").exists()


def _opened_and_run(file):
    """What the window does: read, open a session, read the equations, run them."""
    with contextlib.suppress(LoopmapError):
        document = open_file(file).document
        session = Session(document)
        reading = stock_flow_model(session.map)
        assert reading.why_not or run_map(reading).stopped
