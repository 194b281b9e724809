"""What the window remembers, and what it makes of nonsense."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loopmap.ui.settings import MOST_RECENT, Settings, SettingsFile, settings_from

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=5,
)


def test_what_is_changed_is_there_the_next_time(tmp_path):
    SettingsFile(tmp_path).change(theme="dark", text_size=120)
    again = SettingsFile(tmp_path).current
    assert (again.theme, again.text_size) == ("dark", 120)


@pytest.mark.parametrize("text", ["{", "[]", "\x00", "[" * 100_000])
def test_a_broken_file_is_moved_aside_and_the_defaults_serve(tmp_path, text):
    (tmp_path / "settings.json").write_text(text)
    assert SettingsFile(tmp_path).current == Settings()
    assert (tmp_path / "settings.broken.json").read_text() == text


@given(st.dictionaries(st.sampled_from([f.name for f in fields(Settings)]), JSON))
def test_any_values_make_settings_in_range(values):
    made = settings_from(values)
    assert settings_from(json.loads(json.dumps({"recent": []}))) == Settings()
    assert made.theme in ("system", "light", "dark")
    assert 80 <= made.text_size <= 200
    assert all(isinstance(path, str) for path in made.recent)


def test_values_out_of_range_are_not_taken(tmp_path):
    file = SettingsFile(tmp_path)
    file.change(text_size=5000)
    assert file.current.text_size == Settings().text_size


def test_recent_files_come_newest_first_without_repeats(tmp_path):
    file = SettingsFile(tmp_path)
    for number in range(MOST_RECENT + 3):
        file.remember(tmp_path / f"{number}.loopmap")
    file.remember(tmp_path / "5.loopmap")
    assert file.current.recent[0].endswith("5.loopmap")
    assert len(file.current.recent) == len(set(file.current.recent)) == MOST_RECENT
    file.forget(tmp_path / "5.loopmap")
    assert not any(r.endswith("5.loopmap") for r in SettingsFile(tmp_path).current.recent)


def test_two_windows_leave_each_other_what_they_have_changed(tmp_path):
    one, other = SettingsFile(tmp_path), SettingsFile(tmp_path)
    one.change(theme="dark")
    one.remember(tmp_path / "one.loopmap")
    other.change(minimap=False)
    other.remember(tmp_path / "other.loopmap")
    kept = SettingsFile(tmp_path).current
    assert (kept.theme, kept.minimap) == ("dark", False)
    assert [path.rsplit("/", 1)[-1] for path in kept.recent] == ["other.loopmap", "one.loopmap"]
    assert other.current.theme == "system", "a window does not change under people’s hands"


def test_two_windows_that_write_at_once_leave_a_whole_file(tmp_path, monkeypatch):
    one, other = SettingsFile(tmp_path), SettingsFile(tmp_path)
    write = Path.write_text

    def while_the_other_writes(path, *text, **how):
        monkeypatch.setattr(Path, "write_text", write)
        monkeypatch.setattr("loopmap.ui.settings.writer_mark", lambda: "the other")
        other.change(house_style="x" * 5000)
        return write(path, *text, **how)

    monkeypatch.setattr(Path, "write_text", while_the_other_writes)
    one.change(theme="dark")
    assert SettingsFile(tmp_path).current.theme == "dark"
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_written_does_not_stop_the_window(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    file = SettingsFile(blocked / "config")
    file.change(theme="dark")
    assert file.current.theme == "dark"
