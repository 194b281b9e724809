"""Names as quantities: the grammar is right and the words are the group's own."""

import pytest

from loopmap.analysis.wording import lower_first, quantity


@pytest.mark.parametrize(
    ("name", "more", "less"),
    [
        (
            "Fines issued to parents",
            "more fines issued to parents",
            "fewer fines issued to parents",
        ),
        ("Family financial strain", "more family financial strain", "less family financial strain"),
        ("School attendance", "higher school attendance", "lower school attendance"),
        ("Attendance gap seen by school", "a wider attendance gap seen by school", None),
        ("Belief that fines deter absence", "stronger belief that fines deter absence", None),
        ("CAMHS waiting time", "a longer CAMHS waiting time", "a shorter CAMHS waiting time"),
        ("Waiting time for support", "a longer waiting time for support", None),
        ("Trusted adult in school", "more of a trusted adult in school", None),
        ("One shared family plan", "more of one shared family plan", None),
        ("Risk of permanent exclusion", "a higher risk of permanent exclusion", None),
        ("Pupil sense of belonging", None, "a weaker pupil sense of belonging"),
        ("Outcomes for children", "better outcomes for children", "worse outcomes for children"),
        ("Clarity of roles", "greater clarity of roles", "less clarity of roles"),
        ("Crisis", "more crisis", "less crisis"),
        ("Behaviour in class", "better behaviour in class", "worse behaviour in class"),
        ("Disruptive behaviour", "more disruptive behaviour", "less disruptive behaviour"),
        ("Poor outcomes", "more poor outcomes", "fewer poor outcomes"),
        ("", "more ", "less "),
        ("Staff time for pupils", "more staff time for pupils", "less staff time for pupils"),
        ("Degree of control", "a higher degree of control", "a lower degree of control"),
        ("Physical activity", "more physical activity", "less physical activity"),
        ("Trust and respect", "more trust and respect", "less trust and respect"),
        ("Fines and sanctions", "more fines and sanctions", "fewer fines and sanctions"),
        ("Our desired weapons", "more of our desired weapons", "less of our desired weapons"),
        ("The school’s patience", "more of the school’s patience", None),
        ("Pupils’ sense of safety", "stronger pupils’ sense of safety", None),
        ("Agency-led panels", "more agency-led panels", "fewer agency-led panels"),
        ("Local authority-led panels", None, "fewer local authority-led panels"),
        ("Highly trained staff", "more highly trained staff", "fewer highly trained staff"),
        ("NHS pathway", "more of an NHS pathway", "less of an NHS pathway"),
        ("SEND pathway", "more of a SEND pathway", None),
        ("Universal system", "more of a universal system", None),
        ("SEND not identified", "more SEND not identified", "less SEND not identified"),
        ("Children who are excluded", None, "fewer children who are excluded"),
        ("Too few places", "more cases of too few places", "fewer cases of too few places"),
        ("No of pupils", "a higher no of pupils", None),
        ("Without support", None, "fewer cases without support"),
        ("Less trust", "less trust", "more trust"),
        ("More staff", "more staff", "fewer staff"),
        ("Higher education", "more higher education", "less higher education"),
        ("Lack of trust", "a greater lack of trust", "a smaller lack of trust"),
        ("Ofsted’s demands", "more of Ofsted’s demands", "fewer of Ofsted’s demands"),
        ("Everyone's safety", "more of everyone's safety", None),
        ("Gap in children's attainment", "a wider gap in children's attainment", None),
        ("Exclusions (fixed-term)", None, "fewer exclusions (fixed-term)"),
        ("?", "more of “?”", "less of “?”"),
        ("Taking it seriously", "a rise in taking it seriously", "a fall in taking it seriously"),
        ("How safe pupils feel", "a rise in how safe pupils feel", None),
        ("Switching costs", "higher switching costs", None),
        ("Staff training for teachers", "more staff training for teachers", None),
    ],
)
def test_more_and_less_are_said_as_the_name_needs(name, more, less):
    if more is not None:
        assert quantity(name).degree(True) == more
    if less is not None:
        assert quantity(name).degree(False) == less


@pytest.mark.parametrize(
    ("name", "clause"),
    [
        ("Sanctions used", "there are more sanctions used"),
        ("Lessons walked out of", "there are more lessons walked out of"),
        ("Attendance gap seen by school", "the attendance gap seen by school widens"),
        ("Family trust in services", "family trust in services rises"),
        ("Behaviour incidents", "behaviour incidents rise"),
        ("Disruptive behaviour", "disruptive behaviour rises"),
        ("Pupil behaviour", "pupil behaviour improves"),
        ("Trauma champions active", "there are more trauma champions active"),
        ("Service workload", "the service workload grows"),
        ("Trust and respect", "trust and respect rise"),
        ("Children’s health and behaviour", "children’s health and behaviour improve"),
        ("Social and emotional need", "social and emotional need rises"),
        ("CAMHS waiting time", "the CAMHS waiting time grows longer"),
        ("Our weapons", "there are more of our weapons"),
        ("Pupils’ sense of safety", "pupils’ sense of safety grows stronger"),
        ("SEND needs met in school", "SEND needs met in school rise"),
        ("SEND not identified", "there is more SEND not identified"),
        ("Pupils per class", "there are more pupils per class"),
        ("Families waiting for help", "there are more families waiting for help"),
        ("Wearing masks properly", "wearing masks properly happens more often"),
        ("Not being heard", "not being heard happens more often"),
        ("Feeling safe", "feeling safe happens more often"),
        ("Able to attend", "being able to attend happens more often"),
        ("How safe pupils feel", "there is a rise in how safe pupils feel"),
        ("Better outcomes", "there are better outcomes"),
        ("Family voice heard", "the family voice heard grows stronger"),
        ("No place to go", "cases of no place to go rise"),
    ],
)
def test_a_quantity_moves_in_a_clause_of_its_own(name, clause):
    assert quantity(name).moves(True) == clause


@pytest.mark.parametrize(
    "name",
    [
        "Parents are fined",
        "City can plan from data",
        "Parents lose patience",
        "Teachers don’t have time",
        "School excludes child",
        "Nobody listens",
        "We meet the family early",
        "Parents no longer trust the school",
        "The school responds",
        "Parents respond",
        "Police intervene",
        "Pupils disengage",
        "Trust breaks down",
        "Teachers burn out",
        "Council steps in",
        "School fines parents",
        "The school reports absence",
        "Agencies share information",
        "Parents trust the school",
        "Poverty leads to debt",
        "Exclusion causes harm",
        "Family needs support",
        "Waiting times grow",
        "Fines rise",
        "Everyone agrees",
        "Nothing changes",
        "Pupil stops attending",
    ],
)
def test_a_sentence_is_something_that_happens_more_or_less_often(name):
    said, sentence = quantity(name), lower_first(name)
    assert said.degree(True) == f"a rise in how often {sentence}"
    assert said.moves(False) == f"it happens less often that {sentence}"
    assert (said.name, said.leads()) == (f"how often {sentence}", "leads")


@pytest.mark.parametrize(
    "name",
    [
        "Children who are excluded",
        "Age when status is discovered",
        "Political will",
        "Will to act",
        "Support we can offer",
        "Police stop and search",
        "Belief that fines deter absence",
        "Duty to serve; this is the whole role",
        "Support schools provide",
        "Information families receive",
        "School reports",
        "Hospital stays",
        "Parent support groups",
        "Teacher training needs",
        "Social worker visits",
        "Absence increases",
        "Families that withdraw",
    ],
)
def test_a_verb_that_only_tells_which_noun_is_meant_makes_no_sentence(name):
    assert "how often" not in quantity(name).name


def test_a_second_mention_drops_only_what_can_be_spared():
    assert quantity("Fines issued to parents").moves(True, short=True) == "fines rise"
    assert quantity("Reward points lost").moves(False, short=True) == (
        "there are fewer reward points lost"
    )


@pytest.mark.parametrize(
    "name",
    [
        "CAMHS referrals",
        "SENDIASS",
        "Gulf Stream",
        "Gulf Stream eddies",
        "Rate of Eating",
        "Degree of GI Signalling",
        "Fe",
        "GPs",
        "I",
        "A-level results",
        "A8 pressure",
        "Y7 exclusions",
        "Ofsted rating",
    ],
)
def test_acronyms_and_capitalised_names_keep_their_capitals(name):
    assert lower_first(name) == name


@pytest.mark.parametrize("name", ["Poor attendance", "Low income", "Good behaviour", "High trust"])
def test_what_says_already_how_much_there_is_has_no_higher_before_it(name):
    assert quantity(name).degree(True) == f"more {lower_first(name)}"
    assert quantity(name).degree(False) == f"less {lower_first(name)}"


@pytest.mark.parametrize("name", ["Welfare of Microsoft users", "Fear of Covid", "Use of OpenAI"])
def test_a_name_within_a_name_gives_the_first_word_no_capital(name):
    assert lower_first(name) == name[0].lower() + name[1:]
