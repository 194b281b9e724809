"""What a map holds is counted in words, and nothing that is not there is told."""

from loopmap.analysis.contents import contents, maps_told
from loopmap.model.document import Document
from tests.support.small_maps import TODAY, fines
from tests.support.window import small_document


def test_what_is_there_is_counted():
    assert contents(fines().maps[TODAY]) == (
        "3 variables and 2 links.",
        "1 same way, 1 opposite way.",
        "1 named loop, 1 group, 1 note and 1 scenario.",
    )


def test_several_maps_are_named():
    document = fines()
    second = next(iter(small_document().maps.values()))
    maps = {TODAY: document.maps[TODAY], "m9": second}
    assert maps_told(document) == ""
    assert maps_told(Document(maps=maps)).startswith("2 maps: “Today” and “")
