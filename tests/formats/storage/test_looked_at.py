"""What somebody looked at in a file is kept beside their settings, by ids alone."""

import json

from loopmap.analysis.loop_views.seen import Seen, all_seen
from loopmap.formats.storage.for_person import KEPT
from loopmap.formats.storage.looked_at import keep_looked_at, looked_at
from loopmap.model.change import replacing
from tests.support.signed_maps import TODAY, document_with, signed_map

MAP = signed_map([("Fines", "Strain", "+"), ("Strain", "Fines", "-")])
DOCUMENT = document_with(MAP)
SEEN = {TODAY: Seen({"l001": ("v001", "v002")}, frozenset({("l001", "l002")}))}


def test_what_is_kept_comes_back(tmp_path):
    keep_looked_at(tmp_path / "looks", tmp_path / "a.loopmap", DOCUMENT, SEEN)
    assert looked_at(tmp_path / "looks", tmp_path / "a.loopmap", DOCUMENT) == SEEN
    assert looked_at(tmp_path / "looks", tmp_path / "b.loopmap", DOCUMENT) == {}


def test_nothing_that_a_map_says_is_kept(tmp_path):
    keep_looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT, {TODAY: all_seen(MAP)})
    (file,) = tmp_path.glob("*.json")
    assert "Fines" not in file.read_text(encoding="utf-8")


def test_a_loop_of_a_link_that_was_never_saved_is_not_taken_for_one_looked_at(tmp_path):
    keep_looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT, SEEN)
    turned = DOCUMENT.maps[TODAY].links["l002"]
    other = type(turned)(turned.id, turned.target, turned.source, turned.sign)
    otherwise = DOCUMENT.apply(replacing(TODAY, [(turned, other)]))
    assert looked_at(tmp_path, tmp_path / "a.loopmap", otherwise)[TODAY].looked_at == frozenset()


def test_what_cannot_be_read_is_as_if_nothing_were_known(tmp_path):
    keep_looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT, SEEN)
    (file,) = tmp_path.glob("*.json")
    for broken in ("", "[]", '{"maps": 3}', '{"maps": {"m1": {"now": [1]}}}', "[" * 100_000):
        file.write_text(broken, encoding="utf-8")
        assert looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT) == {}


def test_a_folder_that_cannot_be_made_is_no_trouble(tmp_path):
    (tmp_path / "looks").write_text("a file stands here", encoding="utf-8")
    keep_looked_at(tmp_path / "looks", tmp_path / "a.loopmap", DOCUMENT, SEEN)
    assert looked_at(tmp_path / "looks", tmp_path / "a.loopmap", DOCUMENT) == {}


def test_only_so_many_files_are_remembered(tmp_path):
    for n in range(KEPT + 5):
        (tmp_path / f"old-{n}.json").write_text(json.dumps({}), encoding="utf-8")
    keep_looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT, SEEN)
    assert len(list(tmp_path.glob("*.json"))) == KEPT
    assert looked_at(tmp_path, tmp_path / "a.loopmap", DOCUMENT) == SEEN
