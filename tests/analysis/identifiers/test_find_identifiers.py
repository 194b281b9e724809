"""Likely identifiers: what is found, what is not, and where it stands."""

from dataclasses import replace

import pytest

from loopmap.analysis.identifiers import IdentifierKind, find_identifiers
from loopmap.analysis.identifiers.where import is_private, where
from loopmap.formats.registry import open_file
from loopmap.model.change import DOCUMENT, adding, replacing
from loopmap.model.records import Idea, KeptCourse, KeptRun
from loopmap.resources import examples
from tests.support.small_maps import FINES, NOTE, PRESSES, QUOTE, TODAY, fines


def noted(text):
    """A document of which one note says this."""
    document = fines()
    note = document.maps[TODAY].notes[NOTE]
    return document.apply(replacing(TODAY, [(note, replace(note, text=text))]))


def named(text):
    """A document with a variable of this name."""
    document = fines()
    fine = document.maps[TODAY].variables[FINES]
    return document.apply(replacing(TODAY, [(fine, replace(fine, name=text))]))


def found(document):
    return [(each.kind.value, each.text) for each in find_identifiers(document)]


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("Then Jayden walked out.", ["Jayden"]),
        ("then jayden walked out", ["jayden"]),
        ("JAYDEN again", ["JAYDEN"]),
        ("Jayden’s mum rang", ["Jayden"]),
        ("We spoke with Amara Okafor after school.", ["Amara Okafor"]),
        ("The teacher Kwabena Mensah was there", ["Kwabena Mensah"]),
        ("More hopeful since Mr W. The school agrees.", ["Mr W"]),
        ("Ask Miss Okafor", ["Miss Okafor"]),
        ("We lost Grace then", ["Grace"]),
        ("Anna-Louise cried", ["Anna-Louise"]),
        ("Between Jayden and Sarah", ["Jayden", "Sarah"]),
    ],
)
def test_names_are_found_by_the_list_by_a_title_and_as_two_capitals(said, hits):
    assert found(noted(said)) == [("name", hit) for hit in hits]


@pytest.mark.parametrize(
    "said",
    [
        "Grace period for fines",
        "Hope is what keeps families going",
        "They will ask the Family Services again",
        "Westminster City Council Family Services wrote this",
        "It was said at St Thomas that fines work",
        "When Ofsted comes. Schools answer.",
        "Four Stories of Systems Change",
        "Will schools agree in May?",
        "Behaviour Policy and the Head Teacher",
    ],
)
def test_bodies_months_and_words_that_are_names_too_are_left_alone(said):
    assert found(noted(said)) == []


@pytest.mark.parametrize(
    ("said", "hits"),
    [
        ("Wenzhuo’s nan picks him up", ["Wenzhuo"]),
        ("his key worker Zebedee goes round", ["Zebedee"]),
        ("Her sister Ottoline is at the primary", ["Ottoline"]),
        ("One of the boys, Ezekwesili, ran off", ["Ezekwesili"]),
        ("a pupil called Bartimeus left", ["Bartimeus"]),
        ("J.M.’s mother asked", ["J.M."]),
        ("MK’s dad works nights", ["MK"]),
        ("Zebedee left. Then our mentor Zebedee rang.", ["Zebedee", "Zebedee"]),
    ],
)
def test_names_that_no_list_knows_are_told_by_what_stands_beside_them(said, hits):
    assert found(noted(said)) == [("name", hit) for hit in hits]


@pytest.mark.parametrize(
    "said",
    [
        "Everyone’s mum has heard that, nobody’s dad came",
        "Parents’ groups and children’s homes in the U.K. ask",
        "the mother Ofsted quotes, the boys, Girls, all",
        "GP’s and EP’s reports",
    ],
)
def test_what_stands_beside_relatives_is_no_name_where_it_names_nobody(said):
    assert found(noted(said)) == []


def test_capitals_of_style_in_a_name_tell_nothing_but_a_listed_name_does():
    assert found(named("Food Offerings")) == []
    assert found(named("Trust Of Jayden")) == [("name", "Jayden")]


@pytest.mark.parametrize(
    ("said", "kind", "hit"),
    [
        ("ring 020 7946 0958 first", "phone number", "020 7946 0958"),
        ("ring +44 (0)7700 900123.", "phone number", "+44 (0)7700 900123"),
        ("write to office.j@school.example.org.", "e-mail address", "office.j@school.example.org"),
        ("lives in SW1A 1AA now", "postcode", "SW1A 1AA"),
        ("lives in m13 9pl now", "postcode", "m13 9pl"),
        ("UPN A123456789012", "unique pupil number", "A123456789012"),
        ("UPN B123456789012", "unique pupil number", "B123456789012"),
        ("NHS 943 476 5919", "NHS number", "943 476 5919"),
        ("has AB 12 34 56 C", "National Insurance number", "AB 12 34 56 C"),
        ("NHS number: 943 476 5918", "NHS number", "943 476 5918"),
        ("the flat in E 8 3PN now", "postcode", "E 8 3PN"),
        ("a family on Cemetery Road", "address", "Cemetery Road"),
        ("on the twelfth of May he left", "date", "twelfth of May"),
        (
            "the only wheelchair user in Year 10",
            "small number",
            "the only wheelchair user in Year 10",
        ),
        ("born 3.4.2011 in town", "date of birth", "3.4.2011"),
        ("was born in March 2011", "date of birth", "March 2011"),
        ("on 12th March 2021 they fought", "date", "12th March 2021"),
        ("on 2021-03-12 they fought", "date", "2021-03-12"),
        ("one of two boys in Year 9 left", "small number", "one of two boys in Year 9"),
        ("the only girl in Year 7", "small number", "the only girl in Year 7"),
        ("in the survey n = 3 said so", "small number", "n = 3"),
        ("it was Hillcrest Primary School that called", "school", "Hillcrest Primary School"),
        ("Our St Mary’s High School", "school", "St Mary’s High School"),
        ("they live at 12 Mill Lane now", "address", "12 Mill Lane"),
        ("post to Flat 3, 12b Old Mill Lane.", "address", "Flat 3, 12b Old Mill Lane"),
    ],
)
def test_numbers_dates_and_rare_details_are_found(said, kind, hit):
    assert found(noted(said)) == [(kind, hit)]


@pytest.mark.parametrize(
    "said",
    [
        "943 476 5918 is no number of theirs",
        "0 100 200 300 400 500",
        "the e1 2nd time and the M13 4th",
        "one in four children is poor",
        "n = 34 and n = 3.5",
        "published in March 2020, 2010/11",
        "a version 1.2.3 of 10.0.0.1",
        "pupils in Year 9 with autism",
        "pupils aged 11 to 14 with autism in Year 9",
        "he said at Christmas that Year 9 pupils with ADHD suffer",
        "GB 12 34 56 C is given to nobody",
    ],
)
def test_what_only_looks_alike_is_not(said):
    assert found(noted(said)) == []


def test_a_school_with_a_year_and_a_diagnosis_is_a_rare_mix_too():
    said = "at Northfield Academy a pupil in Year 9 with autism left"
    assert found(noted(said)) == [
        ("rare mix", "Northfield Academy a pupil in Year 9 with autism"),
        ("school", "Northfield Academy"),
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Year 9 lad at St Mary’s with ADHD",
        "autistic, aged 13, at Oakfield",
        "14-year-old Roma girl in Year 9",
    ],
)
def test_a_place_an_age_and_a_diagnosis_are_a_rare_mix_without_any_name(said):
    assert [kind for kind, _ in found(noted(said))] == ["rare mix"]


@pytest.mark.parametrize(
    "said",
    [
        "The Secondary School and our Virtual School",
        "Every College of Further Education",
        "In Year 9 Hill Park was closed for 2 days",
        "After 12 Primary School children left",
    ],
)
def test_sorts_of_schools_and_places_without_a_number_are_left_alone(said):
    assert found(noted(said)) == []


def test_a_school_said_for_short_is_found_once_the_document_says_it_in_full():
    both = find_identifiers(noted("Hillcrest rang. Hillcrest Primary School rang again."))
    assert [each.text for each in both] == ["Hillcrest", "Hillcrest Primary School"]
    assert len({each.same for each in both}) == 1
    assert found(noted("Hillcrest rang.")) == []


def test_a_pupil_number_whose_letter_is_wrong_is_told_as_such():
    right, wrong = find_identifiers(noted("A123456789012 and B123456789012"))
    assert "throughout school" in right.reason
    assert "first letter is not the one" in wrong.reason


def test_every_text_is_looked_through_and_its_place_told():
    document = fines()
    link, quote = document.maps[TODAY].links[PRESSES], document.evidence[QUOTE]
    document = document.apply(
        replacing(TODAY, [(link, replace(link, reason="As Jayden said."))])
        .then(replacing(DOCUMENT, [(quote, replace(quote, text="Jayden: no.", extra={"by": "x"}))]))
        .then(adding(DOCUMENT, [Idea("i1", "jayden?")]))
    )
    told = [where(document, each) for each in find_identifiers(document)]
    assert told == [
        "Reason of the link from “Fines” to “Strain”, on Today",
        "Text of a piece of evidence",
        "Text of a parked idea",
    ]
    assert [is_private(document, each) for each in find_identifiers(document)] == [
        False,
        True,
        True,
    ]


def test_what_kept_runs_say_is_looked_through_too():
    course = KeptCourse(FINES, "Trust in Jayden Cole", points=((0.0, 1.0),))
    run = KeptRun("r1", "Stop", courses=(course,), stopped="Jayden Cole has no value.")
    document = fines()
    found_in = find_identifiers(document.apply(adding(TODAY, [run])))
    assert {each.path for each in found_in} == {("courses", 0, "name"), ("stopped",)}
    assert all(where(document.apply(adding(TODAY, [run])), each) for each in found_in)


def test_what_came_along_from_other_files_is_looked_through_too():
    document = fines()
    fine = document.maps[TODAY].variables[FINES]
    extra = {"kept.kumu": {"tags": ["told by Jayden"]}}
    document = document.apply(replacing(TODAY, [(fine, replace(fine, extra=extra))]))
    (each,) = find_identifiers(document)
    assert each.path == ("extra", "kept.kumu", "tags", 0)


def test_a_given_name_alone_is_that_of_the_one_who_has_it_with_a_family_name():
    both = find_identifiers(noted("We met Jayden Cole. Then Jayden left with Mr Cole."))
    assert [each.person for each in both] == ["jayden cole", "jayden cole", "titled mr cole"]


def test_all_forms_of_a_name_with_a_title_are_one_person():
    said = "Mr Jayden Smith came. Jayden’s mum knew Mr Smith. So Smith left, and Jayden Smith."
    assert [each.text for each in find_identifiers(noted(said))] == [
        "Mr Jayden Smith",
        "Jayden",
        "Mr Smith",
        "Smith",
        "Jayden Smith",
    ]
    assert {each.person for each in find_identifiers(noted(said))} == {"titled mr jayden smith"}


def test_a_given_name_that_two_have_is_neither_s():
    both = find_identifiers(noted("Mr Jayden Smith met Jayden Cole. Then Jayden left."))
    assert [each.person for each in both][-1] == "jayden"


def test_a_family_name_alone_is_found_once_the_document_names_somebody_in_full():
    both = find_identifiers(noted("Cole again. We met Jayden Cole; the Coles and cole."))
    assert [each.text for each in both] == ["Cole", "Jayden Cole", "cole"]
    assert {each.person for each in both} == {"jayden cole"}
    assert found(noted("Cole again. The school met Cole.")) == []


def test_a_family_name_that_several_have_is_of_none_of_them():
    people = {e.person for e in find_identifiers(noted("Jayden Cole, Sarah Cole. All for Cole."))}
    assert people == {"jayden cole", "sarah cole", "cole"}


def test_a_family_name_that_is_a_word_does_not_make_a_name_of_that_word():
    said = "We met Jayden Young. Young people knew, and young people know. So did Young."
    assert [each.text for each in find_identifiers(noted(said))] == ["Jayden Young", "Young"]


def test_the_context_is_cut_at_words_and_says_that_it_goes_on():
    (each,) = find_identifiers(noted(f"{'word ' * 30}Jayden{' more' * 30}"))
    assert each.context.startswith("…word")
    assert each.context.endswith("more…")
    assert "Jayden" in each.context


def test_a_long_text_without_any_end_is_looked_through_in_time():
    for piece in (
        "a",
        "1",
        "0 7",
        "A b",
        "Aa ",
        "a@",
        "(0",
        "one of two ",
        "1 May ",
        "Jayden ",
        "Mr A. ",
    ):
        text = piece * (20_000 // len(piece))
        assert isinstance(find_identifiers(noted(text)), list)


def test_the_examples_name_nobody_but_those_whom_their_sources_gave_other_names():
    hits = {
        (each.kind, each.text)
        for path in examples()
        for each in find_identifiers(open_file(path).document)
    }
    called = {"Alex", "Billie", "Caroline", "Charlie", "Lucy", "Mr W"}
    assert hits == {(IdentifierKind.NAME, name) for name in called}
