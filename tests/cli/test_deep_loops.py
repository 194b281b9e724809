"""A deep search writes what is finished, says so at the head, and can be stopped."""

import csv
import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from loopmap.cli import main

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FINES = EXAMPLES / "fines-for-non-attendance.loopmap"


@pytest.fixture(autouse=True)
def signals_as_before():
    kept = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    yield
    for each, handler in kept.items():
        signal.signal(each, handler)


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        (status,), (said,), header, *rows = csv.reader(file)
    return (
        status.removeprefix("# ").rstrip(),
        said,
        [dict(zip(header, row, strict=True)) for row in rows],
    )


def test_the_file_holds_every_loop_with_the_honest_line_at_its_head(tmp_path, capsys):
    out = tmp_path / "loops.csv"
    assert main(["loops", str(FINES), "--deep", "--to", str(out)]) == 0
    status, said, rows = rows_of(out)
    assert status == "3 loops in this map: 2 reinforcing, 1 balancing. This is all of them."
    assert status in capsys.readouterr().out
    assert "Loopmap" in said
    assert "up to 1,000,000 loops" in said
    assert [row["length"] for row in rows] == ["4", "5", "6"]
    assert all(len(row["signs"].split()) == int(row["length"]) for row in rows)


def test_a_length_and_a_number_bound_it_and_programs_are_told_after_each_length(tmp_path, capsys):
    out = tmp_path / "loops.csv"
    words = ["loops", str(FINES), "--deep", "--to", str(out), "--limit", "2", "--json"]
    assert main(words) == 0
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["done"] for line in told].count(True) == 1
    assert (told[-1]["complete"], told[-1]["count"]) == (False, 2)
    assert told[-1]["stopped_by"] == "count"
    status, _, rows = rows_of(out)
    assert status == told[-1]["status"]
    assert len(rows) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_asked_to_end_it_keeps_the_lengths_that_are_finished(tmp_path):
    source, out = tmp_path / "map.csv", tmp_path / "loops.csv"
    names = [f"x{n}" for n in range(14)]
    pairs = [f"{a},{b},+" for a in names for b in names if a != b]
    source.write_text("\n".join(["from,to,polarity", *pairs, ""]), encoding="utf-8")
    words = ["loops", str(source), "--deep", "--to", str(out), "--limit", "900000000", "--json"]
    process = subprocess.Popen([sys.executable, "-m", "loopmap", *words], stdout=subprocess.PIPE)
    lines = iter(process.stdout)
    while json.loads(next(lines))["complete_to_length"] < 4:
        pass
    process.terminate()
    last = json.loads(list(lines)[-1])
    process.stdout.close()
    assert process.wait() == 0
    assert (last["done"], last["complete"]) == (True, False)
    status, _, rows = rows_of(out)
    assert status == last["status"]
    assert "not finished and not listed" in status
    assert len(rows) == last["count"]
    assert {int(row["length"]) for row in rows} == set(range(2, last["complete_to_length"] + 1))


def test_deep_without_a_file_and_a_file_without_deep_are_wrong_use(tmp_path, capsys):
    assert main(["loops", str(FINES), "--deep"]) == 2
    assert main(["loops", str(FINES), "--to", str(tmp_path / "x.csv")]) == 2
    assert "--to" in capsys.readouterr().err
    assert main(["loops", str(FINES), "--deep", "--to", str(tmp_path / "no" / "x.csv")]) == 2
    assert "cannot be written" in capsys.readouterr().err
