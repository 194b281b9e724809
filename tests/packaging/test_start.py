"""The set-up script: what it installs, what it mends, and what it says where it may not."""

import importlib.util
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "packaging" / "start.py"


@pytest.fixture
def start():
    spec = importlib.util.spec_from_file_location("loopmap_start", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def environment(start, tmp_path, monkeypatch):
    """An environment in a folder of its own whose steps are noted and not done."""
    monkeypatch.setattr(start, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(start, "STAMP", tmp_path / ".venv" / "loopmap-set-up")
    done = []

    def make():
        done.append("environment")
        start.VENV.mkdir(exist_ok=True)

    monkeypatch.setattr(start, "make_environment", make)
    monkeypatch.setattr(start, "install", lambda _, lock: done.append(lock.name))
    monkeypatch.setattr(start, "install_loopmap", lambda _: done.append("loopmap"))
    monkeypatch.setattr(start, "find_libraries", lambda: done.append("libraries"))
    works = {"python": False, "loopmap": False}

    def runs(_, code=""):
        return works["loopmap"] if "loopmap" in code else works["python"]

    monkeypatch.setattr(start, "runs", runs)
    return done, works


def test_the_first_call_makes_everything_and_the_next_nothing(start, environment):
    done, works = environment
    start.set_up(for_tests=True)
    assert done == [
        "environment",
        "requirements.lock",
        "requirements-test.lock",
        "loopmap",
        "libraries",
    ]
    works.update(python=True, loopmap=True)
    done.clear()
    start.set_up(for_tests=True)
    assert done == ["libraries"]


def test_running_alone_does_not_install_what_the_tests_need(start, environment):
    done, works = environment
    start.set_up(for_tests=False)
    assert "requirements-test.lock" not in done
    works.update(python=True, loopmap=True)
    done.clear()
    start.set_up(for_tests=True)
    assert done == ["requirements-test.lock", "libraries"]


def test_an_environment_that_was_left_half_made_is_made_again(start, environment):
    done, works = environment
    start.VENV.mkdir()
    works.update(python=True)
    start.set_up(for_tests=False)
    assert done[0] == "environment", "there is no stamp, so something stopped the last call"


def test_an_environment_whose_python_has_gone_is_made_again(start, environment):
    done, works = environment
    start.set_up(for_tests=False)
    works.update(python=False, loopmap=False)
    done.clear()
    start.set_up(for_tests=False)
    assert done[0] == "environment"


def test_a_changed_lock_file_makes_the_environment_again(start, environment, tmp_path, monkeypatch):
    done, works = environment
    start.set_up(for_tests=False)
    works.update(python=True, loopmap=True)
    lock = tmp_path / "requirements.lock"
    lock.write_text(start.RUN_LOCK.read_text() + "\n")
    monkeypatch.setattr(start, "RUN_LOCK", lock)
    done.clear()
    start.set_up(for_tests=False)
    assert done[:2] == ["environment", "requirements.lock"]


def test_without_rights_the_one_line_to_type_is_said(start, monkeypatch):
    monkeypatch.setattr(start, "become_root", lambda: None)
    monkeypatch.setattr(start.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(start.SetUpError) as told:
        start.install_system_packages(["libgl1", "libegl1"], "system libraries that Qt needs")
    line = "sudo apt-get install -y --no-install-recommends libgl1 libegl1"
    assert str(told.value).endswith(line)


def test_libraries_that_are_missing_are_asked_for_by_their_packages(start, monkeypatch):
    asked = []
    monkeypatch.setattr(start.sys, "platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setattr(start, "loads", lambda name: name != "libEGL.so.1")
    monkeypatch.setattr(
        start, "install_system_packages", lambda packages, _: asked.extend(packages)
    )
    start.find_libraries()
    assert asked == ["libegl1"]
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(start, "loads", lambda name: "xcb" not in name)
    asked.clear()
    start.find_libraries()
    assert set(asked) == {"libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1", "libxcb-shape0"}


def test_a_python_that_is_too_old_is_named(start, monkeypatch):
    monkeypatch.setattr(start.sys, "version_info", (3, 9, 2))
    with pytest.raises(start.SetUpError, match=r"3\.11 or later"):
        start.check_python()


def test_the_script_needs_nothing_but_the_standard_library():
    import ast

    tree = ast.parse(SCRIPT.read_text(encoding="utf-8"))
    names = {
        alias.name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {n.module.split(".")[0] for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
    assert names <= set(sys.stdlib_module_names)
