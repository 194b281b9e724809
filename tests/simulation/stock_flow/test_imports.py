"""What equations bring in with them."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]


def imported_by(code: str) -> set[str]:
    asked = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", asked], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_neither_a_model_nor_a_file_brings_in_computer_algebra():
    found = imported_by("import loopmap.simulation.stock_flow.program, loopmap.formats.xmile.read")
    assert not found & {"sympy", "networkx", "lxml", "pandas", "PySide6"}


def test_equations_alone_are_standard_library_only():
    found = imported_by("import loopmap.expr.show, loopmap.expr.measuring")
    assert not found & {"numpy", "sympy", "networkx", "lxml", "yaml"}
