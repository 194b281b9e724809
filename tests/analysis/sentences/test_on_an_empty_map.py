"""Sentences of a workshop on an empty map, where every name is new; and what is no link."""

import re

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.model.document import CausalMap
from loopmap.model.ids import MapId
from loopmap.model.records import MapInfo

EMPTY = CausalMap(MapInfo(MapId("m1"), "Today"))


def links(text):
    """Each link as "cause sign effect", "~" after the sign for a delay."""
    sentence = parse(text, EMPTY)
    names = [name.text for name in sentence.names]
    return [
        f"{names[k.source]} {k.sign.value if k.sign else '>'}{'~' if k.delayed else ''}"
        f" {names[k.target]}".lower()
        for k in sentence.links
    ]


TOLD = """
Fines push families into debt
    fines + debt
Fines make families poorer
    fines + families poorer
More fines, less trust in school
    fines - trust in school
When attendance drops, schools issue more fines
    attendance - schools issue more fines
The longer families wait for support, the more children end up in crisis
    families wait for support + children end up in crisis
Bullying lowers attendance
    bullying - attendance
Bullying stops children coming to school
    bullying - children coming to school
Fewer youth clubs mean more exploitation
    youth clubs - exploitation
Cuts to youth services lead to more exploitation
    cuts to youth services + exploitation
Rising workload drives teachers out
    workload + teachers out
Teacher stress reduces patience
    teacher stress - patience
Poverty leads to hunger, which makes it harder to concentrate
    poverty + hunger; hunger - concentrate
Poverty causes hunger and hunger reduces concentration
    poverty + hunger; hunger - concentration
Trust falls when families are fined
    families are fined - trust
A sense of belonging improves attendance
    sense of belonging + attendance
Isolation damages the relationship with the teacher
    isolation - relationship with the teacher
If waiting times rise then parents lose confidence
    waiting times + parents lose confidence
If waiting times rise then confidence falls
    waiting times - confidence
Early help prevents crisis
    early help - crisis
Crisis work eats up the money for early help
    crisis work - money for early help
Crisis work takes money away from early help
    crisis work - early help
Good relationships keep children in school
    good relationships + children in school
Sanctions don't improve behaviour
    sanctions ? behaviour
Sanctions do not reduce behaviour incidents
    sanctions ? behaviour incidents
Without a trusted adult, children disengage
    trusted adult - children disengage
Lack of sleep leads to poor behaviour
    sleep - poor behaviour
Lack of trust leads to fewer referrals
    trust + referrals
No one feels responsible, so referrals get lost
    no one feels responsible + referrals get lost
School moves weaken friendships
    school moves - friendships
Weak friendships increase the risk of exploitation
    weak friendships + risk of exploitation
Parents' knowledge of their rights increases the number of fines challenged
    parents' knowledge of their rights + number of fines challenged
Exclusion increases the risk of criminal exploitation
    exclusion + risk of criminal exploitation
Housing insecurity causes anxiety, which lowers attendance
    housing insecurity + anxiety; anxiety - attendance
Training builds teachers' confidence
    training + teachers' confidence
More training means fewer exclusions
    training - exclusions
Smaller classes give teachers more time for each child
    smaller classes + time for each child
Larger classes reduce time for each child
    larger classes - time for each child
Sensory load in class triggers meltdowns
    sensory load in class + meltdowns
Blame between partners erodes trust
    blame between partners - trust
Trust between partners makes sharing information easier
    trust between partners + sharing information
Visible early results encourage partners to commit time
    visible early results + partners to commit time
High turnover of social workers undermines trust
    high turnover of social workers - trust
Staff turnover is driven by workload
    workload + staff turnover
Absence is caused by bullying
    bullying + absence
Attendance depends on trust
    trust + attendance
Attendance suffers because of anxiety
    anxiety - attendance
Attendance improves when pupils feel listened to
    pupils feel listened to + attendance
Pupils skip lessons because of bullying
    bullying + pupils skip lessons
Fines are issued because attendance is low
    attendance - fines are issued
As confidence in the system falls, more families go it alone
    confidence in the system - families go it alone
Family support reduces stress at home over time
    family support -~ stress at home
Eventually, exclusion leads to unemployment
    exclusion +~ unemployment
Cost of living affects family stress
    cost of living ? family stress
Not sure whether detentions affect bullying
    detentions ? bullying
Social media fuels conflict between pupils
    social media + conflict between pupils
Managed moves break up friendships
    managed moves - friendships
Domestic abuse at home leads to behaviour incidents in school
    domestic abuse at home + behaviour incidents in school
The more meetings we have the less time there is for children
    meetings we have - time there is for children
Drop-in advice cuts misdirected referrals and builds trust
    drop-in advice - misdirected referrals; drop-in advice + trust
Late diagnosis + missed school
    late diagnosis + missed school
Fear of being judged stops parents asking for help
    fear of being judged - parents asking for help
Low attendance leads to low attainment
    low attendance + low attainment
Higher rents mean less money for food
    rents - money for food
A lack of early years places leads to language delay
    early years places - language delay
Children's mental health is getting worse because of the pandemic
    pandemic - children's mental health
Empathy between partners reduces blame, and blame reduces trust
    empathy between partners - blame; blame - trust
Does exclusion cause crime?
    exclusion ? crime
Does bullying reduce attendance?
    bullying ? attendance
Debt leads to stress and so to absence
    debt + stress; stress + absence
Debt causes both stress and absence
    debt + stress; debt + absence
The main cause of absence is anxiety
    anxiety + absence
One reason for absence is anxiety
    anxiety + absence
The longer families wait, the worse behaviour gets
    families wait - behaviour
The longer the wait, the more need, the more anxiety
    wait + need; need + anxiety
The more we meet the better trust
    we meet + trust
I think bullying lowers attendance
    bullying - attendance
Maybe fines raise stress
    fines + stress
We think more fines, less trust
    fines - trust
Behaviour gets worse when staff leave
    staff leave - behaviour
Staff leave because pay is low
    pay - staff leave
Hungry children are less likely to concentrate
    hungry children - concentrate
Gangs draw children into crime
    gangs + crime
Poverty drives young people into crime
    poverty + crime
Home visits keep children safe
    home visits + children safe
Fines make families angry
    fines + families angry
Fines make attendance worse
    fines - attendance
Being listened to makes pupils feel safe
    being listened to + pupils feel safe
Because of fines, trust falls
    fines - trust
Due to fines, families are poorer
    fines + families are poorer
As a result of cuts, waiting lists grow
    cuts + waiting lists
Police + schools working together
    police + schools working together
School - home contact
    school - home contact
Trust (between school and home) + attendance
    trust (between school and home) + attendance
Mr. Smith's club + belonging
    mr. smith's club + belonging
Because children are tired, behaviour gets worse
    children are tired - behaviour
Fines makes screens worse
    fines > screens
Once trust is lost, families stop coming
    trust is lost + families stop coming
When fines, debts and stress rise, trust falls
    fines - trust; debts - trust; stress - trust
When bullying stops, attendance rises
    bullying - attendance
Attendance rises when bullying stops
    bullying - attendance
Attendance rises and trust grows when bullying stops
    bullying - attendance; bullying - trust
If attendance drops, schools increase fines
    attendance - schools increase fines
When families are fined, trust falls, anger rises
    families are fined - trust; trust - anger
Fines cause debt, debt causes stress, stress lowers attendance
    fines + debt; debt + stress; stress - attendance
Fines cause debt, which causes stress, but mentoring lowers stress
    fines + debt; debt + stress; mentoring - stress
Fines raise stress. Stress lowers trust
    fines + stress; stress - trust
Fines raise stress; stress lowers trust
    fines + stress; stress - trust
Fines raise stress and poverty raises debt
    fines + stress; poverty + debt
Drugs and alcohol cause crime
    drugs and alcohol + crime
Fines raise stress and debt
    fines + stress; fines + debt
More fines, more stress and less trust
    fines + stress; fines - trust
Fewer fines and more trust, less absence
    fines + absence; trust - absence
'A' + 'B'
    'a' + 'b'
Fines + 'lack of time' (families)
    fines + 'lack of time' (families)
It's bullying + Mum's worry
    it's bullying + mum's worry
Fines, debts and arrears + Stress
    fines, debts and arrears + stress
Number of 16-18 year olds > NEETs
    number of 16-18 year olds > neets
Überlastung + Schulschwänzen
    überlastung + schulschwänzen
Fines+Stress
    fines + stress
Fines + + Stress
    fines + stress
Fines +- Stress
    fines ? stress
Fines + Fines
    fines + fines
Fines + Stress + Fines
    fines + stress; stress + fines
Fines + Stress -~ Trust ? Belonging ~ Calm
    fines + stress; stress -~ trust; trust ? belonging; belonging >~ calm
Fines doesn't cause stress
    fines ? stress
Fines never reduce absence
    fines ? absence
Fines no longer deter absence
    fines ? absence
Stress isn't caused by fines
    fines ? stress
Fines are not linked to stress
    fines ? stress
rising crime, falling trust
    crime - trust
When crime rises trust falls
    crime - trust
As fines go up, trust goes down and absence rises
    fines - trust; fines + absence
Reduced trust leads to increased absence
    trust - absence
Cuts in funding + Waiting times
    cuts in funding + waiting times
Fines rise so stress rises so trust falls
    fines + stress; stress - trust
Waiting times go up because staff numbers go down
    staff numbers - waiting times
If there are fewer staff, waiting times go up
    staff - waiting times
Fewer staff > longer waits
    staff - longer waits
Fewer staff means longer waits
    staff - longer waits
No trust leads to no referrals
    trust + referrals
Not enough staff leads to too many referrals
    staff - referrals
Debt leads to stress leads to absence
    debt + stress; stress + absence
Fines and debt cause stress
    fines + stress; debt + stress
School attendance improves school results
    school attendance + school results
Bullying prevents pupils from feeling safe
    bullying - feeling safe
Exploitation keeps children away from school
    exploitation + children away from school
Fines damage trust, which raises absence
    fines - trust; trust - absence
Sanctions damage relationships, and this leads to exclusion
    sanctions - relationships; relationships - exclusion
One family plan reduces stress, which lowers behaviour incidents
    one family plan - stress; stress + behaviour incidents
Home visits reduce bullying, which causes anxiety
    home visits - bullying; bullying + anxiety
Sanctions damage relationships, which support learning
    sanctions - relationships; relationships + learning
Foster care reduces harm
    foster care - harm
Early help reduces harm which raises trust
    early help - harm; harm - trust
Mentoring builds support
    mentoring + support
Home visits help increase trust
    home visits + trust
Thresholds rise as budgets shrink
    budgets - thresholds
Less sleep, worse behaviour
    sleep + behaviour
More sleep → better mood → fewer incidents
    sleep + mood; mood - incidents
Gangs offer belonging
    gangs + belonging
Unmet needs show up as behaviour
    unmet needs + behaviour
Moving house a lot breaks friendships
    moving house a lot - friendships
The council's budget is squeezed by the cost of placements
    cost of placements - council's budget
Placements cost more because there are fewer foster carers
    foster carers - placements cost more
Attendance falls because bullying increases anxiety
    bullying increases anxiety - attendance
Fines raise stress because families are poor
    fines + stress
Absence because of illness - attainment
    absence because of illness - attainment
Better Care Fund supports early help
    better care fund + early help
School breaks improve mood
    school breaks + mood
If a child feels safe, they learn
    child feels safe + they learn
Fear of social services stops families from asking for help
    fear of social services - asking for help
More police on the streets doesn't always mean less crime
    police on the streets ? crime
Police stops undermine young people's trust in the police
    police stops - young people's trust in the police
Noise keeps children from learning
    noise - learning
Free school meals reduce hunger!
    free school meals - hunger
Exclusion causes crime?
    exclusion ? crime
Exclusion causes crime ?
    exclusion ? crime
Anxiety is the main cause of absence
    anxiety + absence
Fines -> Stress -> Trust
    fines > stress; stress > trust
Fines → Stress
    fines > stress
Fines => Stress
    fines > stress
Fines have increased stress
    fines + stress
Fines have led to stress
    fines + stress
Fines has reduced trust
    fines - trust
Fines increased stress
    fines + stress
Fines reduced trust
    fines - trust
Fines could lead to stress
    fines + stress
Labelling of pupils harms self-esteem
    labelling of pupils - self-esteem
Behaviour is affected by hunger
    hunger ? behaviour
Colour-coded behaviour charts + Shame
    colour-coded behaviour charts + shame
"""
"""What was said, and below it the links that are meant."""

SAID = [one.split("\n    ") for one in re.split(r"\n(?!    )", TOLD.strip())]


@pytest.mark.parametrize(("said", "meant"), SAID)
def test_what_is_said_is_what_is_drawn(said, meant):
    assert links(said) == meant.split("; ")


@pytest.mark.parametrize(
    "name",
    [
        "LGBTQ+ pupils",
        "16+ provision",
        "After-school clubs, sport and music",
        "Support when needed",
        "St. Mary's lunch club",
        "Home visits, e.g. by youth workers",
        "Police stops",
        "Lack of sleep",
        "Reduced timetables",
        "Support for children who lack support",
        "Children who are hungry cannot concentrate",
        "Pre- and post-16 support",
        "As a parent, I worry",
    ],
)
def test_what_stays_one_name(name):
    assert [n.text for n in parse(name, EMPTY).names] == [name]


def test_terms_that_begin_with_a_word_of_direction_stay_whole():
    for term in ("reduced timetables", "higher education", "growing up in care", "larger classes"):
        assert links(f"{term} lead to stress") == [f"{term} + stress"]


def test_somebody_guesses_and_somebody_doubts():
    assert parse("Maybe fines raise stress", EMPTY).assumed
    assert not parse("Fines raise stress", EMPTY).assumed
    assert links("Not sure if fines raise stress") == links("Do fines raise stress?")


def test_a_reason_belongs_to_the_sentence_it_stands_in():
    first, second = parse('Fines raise debt "parents". Debt lowers trust "staff"', EMPTY).links
    assert (first.reason, second.reason) == ("parents", "staff")


def test_what_stands_after_because_is_the_reason_of_the_link_before_it():
    (link,) = parse("Fines raise stress because families are poor.", EMPTY).links
    assert link.reason == "families are poor"
    (link,) = parse('Fines + Stress "parents" because of debt', EMPTY).links
    assert link.reason == "parents"


def test_names_in_quotation_marks_are_names_where_nothing_else_is():
    assert links('“Fines” + "Trust in school"') == ["fines + trust in school"]
    assert links('"Fines" +') == []
    assert parse('"just a note"', EMPTY).is_note
