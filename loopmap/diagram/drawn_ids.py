"""What is drawn of a record besides itself has an id of its own: its halo, its name, its tag."""

from __future__ import annotations

from loopmap.model.ids import RecordId

_HALO = "halo:"
_NAME = "name:"
_TAG = "tag:"


def halo_of(record: RecordId) -> RecordId:
    """The id of the halo of a lit link or card."""
    return RecordId(_HALO + record)


def halo_for(halo: RecordId) -> RecordId:
    """The link or card whose halo has this id; any other id as it is."""
    return RecordId(halo.removeprefix(_HALO))


def name_of(group: RecordId) -> RecordId:
    """The id of a group's name."""
    return RecordId(_NAME + group)


def is_name(drawn: RecordId) -> bool:
    """Whether an id in a drawing is that of a group's name."""
    return drawn.startswith(_NAME)


def named_by(name: RecordId) -> RecordId:
    """The group whose name has this id."""
    return RecordId(name.removeprefix(_NAME))


def tag_of(link: RecordId) -> RecordId:
    """The id of a link's tag."""
    return RecordId(_TAG + link)


def is_tag(drawn: RecordId) -> bool:
    """Whether an id in a drawing is that of a link's tag."""
    return drawn.startswith(_TAG)


def tagged_by(tag: RecordId) -> RecordId:
    """The link whose tag has this id."""
    return RecordId(tag.removeprefix(_TAG))
