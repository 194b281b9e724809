"""The table at the end of a run says for each format whether all of it holds."""

from types import SimpleNamespace

from loopmap.formats.registry import formats
from tests.support.conformance_table import ConformanceTable

ONE, OTHER = formats()[:2]
CHECKS = SimpleNamespace(COLUMNS={"keeps": ("test_kept",), "damaged": ("test_cut",)})


def after(*runs):
    """The table after checks of formats: which, of what, and whether it failed."""
    table = ConformanceTable()
    for number, (kind, test, failed) in enumerate(runs):
        item = SimpleNamespace(
            nodeid=f"{test}[{number}]",
            originalname=test,
            module=CHECKS,
            callspec=SimpleNamespace(params={"kind": kind}),
        )
        table.pytest_collection_modifyitems([item])
        report = SimpleNamespace(nodeid=item.nodeid, when="call", failed=failed)
        table.pytest_runtest_logreport(report)
    return table.lines()


def test_each_format_has_a_line_and_each_part_a_column():
    lines = after((ONE, "test_kept", False), (ONE, "test_cut", False), (OTHER, "test_kept", False))
    by_format = {line.split()[0]: line for line in lines[2:-1]}
    assert "keeps  1 of  1" in by_format[ONE.id]
    assert "damaged  1 of  1" in by_format[ONE.id]
    assert "damaged –" in by_format[OTHER.id]
    assert lines[-1] == "2 formats, all green"


def test_a_format_that_fails_is_named():
    lines = after((ONE, "test_kept", False), (ONE, "test_kept", True), (OTHER, "test_cut", False))
    assert "keeps  1 of  2" in "".join(lines)
    assert lines[-1] == f"2 formats, not green: {ONE.id}"


def test_a_run_without_any_of_the_checks_prints_no_table():
    assert after() == []
