"""The shape of the code, held by tests where a linter has no rule for it."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted((ROOT / "loopmap").rglob("*.py"))
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}
BROAD_EXCEPT_ALLOWED = {"ui/jobs.py", "ui/errors.py", "formats/registry.py"}
NETWORK = {"socket", "http", "urllib", "ftplib", "smtplib", "ssl", "asyncio", "requests"}
EXECUTES = {"eval", "exec", "sympify", "parse_expr", "compile"}
MACHINE_CODE = "simulation/stock_flow/machine_code.py"


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "loopmap").as_posix()


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    return {name_of(path): ast.parse(path.read_text(encoding="utf-8")) for path in SOURCES}


def test_every_module_starts_with_a_sentence(trees):
    silent = [name for name, tree in trees.items() if not ast.get_docstring(tree)]
    assert silent == []


def test_no_module_has_a_name_that_says_nothing():
    vague = [name_of(path) for path in SOURCES if BANNED_NAMES & set(path.stem.split("_"))]
    assert vague == []


def test_broad_excepts_stand_only_where_the_design_allows_them(trees):
    broad = {
        name
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in ("Exception", "BaseException"))
    }
    assert broad <= BROAD_EXCEPT_ALLOWED


def imported(tree: ast.Module) -> set[str]:
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports are not used"
            names |= {f"{node.module}.{alias.name}" for alias in node.names} | {node.module or ""}
    return names


def test_nothing_opens_a_connection(trees):
    """QtNetwork and the standard library's network modules are not imported anywhere."""
    for name, tree in trees.items():
        modules = imported(tree)
        assert not {m.split(".")[0] for m in modules} & NETWORK, name
        assert not any("QtNetwork" in m or "QtWeb" in m for m in modules), name


def test_nothing_found_in_a_file_can_be_run(trees):
    for name, tree in trees.items():
        called = {
            node.func.id
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        # Generated programs are compiled in one place, word by word of a known list.
        allowed = {"compile"} if name == MACHINE_CODE else set()
        assert called & EXECUTES <= allowed, name
        assert not {"pickle", "marshal", "shelve"} & {m.split(".")[0] for m in imported(tree)}, name


def test_only_the_window_and_the_command_line_read_clock_environment_or_chance(trees):
    for name, tree in trees.items():
        if name.split("/")[0] in ("ui", "cli") or name == "model/ids.py":
            continue
        called = {ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
        used = {
            c
            for c in called
            if re.match(r"(time\.|os\.getenv|random\.(?!Random)|datetime\.now)", c)
        }
        assert used == set(), name


def test_the_map_of_the_code_names_every_package():
    text = (ROOT / "loopmap" / "README.md").read_text(encoding="utf-8")
    for package in {path.parent for path in SOURCES} - {ROOT / "loopmap"}:
        assert f"{name_of(package)}/" in text, package


def test_the_readme_names_exactly_two_commands_for_a_fresh_clone():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^python3 packaging/start\.py \w+$", text, re.MULTILINE)) == {
        "python3 packaging/start.py run",
        "python3 packaging/start.py test",
    }
    assert "python3 packaging/start.py test" in (ROOT / ".ci" / "run").read_text()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_lock_files_pin_by_hash_and_name_no_host(lock):
    text = (ROOT / "packaging" / lock).read_text(encoding="utf-8")
    assert "://" not in text
    for requirement in re.split(r"\n(?=[a-z])", text.strip()):
        assert "--hash=sha256:" in requirement, requirement.splitlines()[0]


def test_the_lock_keeps_qt_below_the_release_that_dies_on_python_3_11():
    text = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
    pins = re.findall(r"pyside6-essentials==(\d+)\.(\d+)\S* ; (.*?) \\", text)
    old_python = [(int(a), int(b)) for a, b, marker in pins if "< '3.12'" in marker]
    assert old_python
    assert all(version < (6, 12) for version in old_python)


def test_nothing_of_qt_is_loaded_late_where_a_job_may_do_it(trees):
    """PySide makes a class when it is first looked at; on another thread that can end the process.

    Inside functions Qt is imported by verbs of the command line alone, which run no jobs.
    """
    late = {
        name
        for name, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for module in imported(ast.Module(body=function.body, type_ignores=[]))
        if module.split(".")[0] == "PySide6"
    }
    assert {name for name in late if not name.startswith("cli/")} == set()
