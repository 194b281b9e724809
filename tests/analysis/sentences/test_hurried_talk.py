"""What a workshop says and a hurried typist types: no commas, no capitals, no apostrophes.

Most expectations were written down, as a facilitator would want them, before any was run.
"""

import re

import pytest

from loopmap.analysis.sentences.parse import parse
from loopmap.model.document import CausalMap
from loopmap.model.ids import RecordId
from loopmap.model.records import Variable
from tests.analysis.sentences.test_on_an_empty_map import EMPTY, links

TOLD = """
overfishing shrinks stocks, which raises prices
    overfishing - stocks; stocks - prices
as waiting times rise people go private
    waiting times + people go private
no diagnosis no support
    diagnosis + support
large classes, less time per child
    large classes - time per child
placement moves mean school moves
    placement moves + school moves
if letters arent understood parents miss meetings
    letters arent understood + parents miss meetings
GP shortage -> longer waits -> more A&E visits
    gp shortage + longer waits; longer waits + a&e visits
screening finds cancers earlier, so survival improves
    screening finds cancers earlier + survival
as cases fall people stop worrying and uptake drops
    cases - people stop worrying; cases + uptake
house prices depend on interest rates
    interest rates ? house prices
attainment depends on attendance
    attendance + attainment
WIP inversely affects throughput
    wip - throughput
parents leave because of fines and fines rise because heads worry
    fines + parents leave; heads worry + fines
kids get excluded so they fall behind
    kids get excluded + they fall behind
if parents dont trust school they dont turn up to meetings
    parents dont trust school + they dont turn up to meetings
no CAMHS appts = kids in crisis
    camhs appts - kids in crisis
waiting lists for ehcps getting longer because not enough ed psychs
    ed psychs - waiting lists for ehcps
less TAs means more pressure on teachers
    tas - pressure on teachers
isolation makes anxiety worse
    isolation + anxiety
behaviour gets worse when routines change
    routines change - behaviour
vaping in toilets so toilets get locked so kids wont come in
    vaping in toilets + toilets get locked; toilets get locked + kids wont come in
does exclusion cause offending?
    exclusion ? offending
the more fines the less trust
    fines - trust
mum loses her job bc of all the calls from school
    all the calls from school + mum loses her job
if u exclude a kid theyre more likely to offend later
    u exclude a kid +~ offend
long term, exclusion leads to unemployment
    exclusion +~ unemployment
mentoring helps attendance and confidence
    mentoring + attendance; mentoring + confidence
trust between home and school drops after an exclusion
    exclusion - trust between home and school
EHCP delays, so needs arent met
    ehcp delays + needs arent met
when a kid moves school then friendships break
    kid moves school + friendships break
academies dont want to take managed moves because of league tables
    league tables + academies dont want to take managed moves
parents get fined, which makes money worries worse
    parents get fined + money worries
money worries lead to arguments at home, which leads to kids not sleeping
    money worries + arguments at home; arguments at home + kids not sleeping
fewer teachers so bigger classes so less individual attention
    teachers - bigger classes; bigger classes - individual attention
restorative practice reduces exclusions but only if staff are trained
    restorative practice - exclusions
social workers keep changing which means no one knows the child
    social workers keep changing + no one knows the child
truancy up exploitation risk up
    truancy + exploitation risk
racism affects who gets excluded
    racism ? who gets excluded
without a trusted adult kids stop coming
    trusted adult - kids stop coming
early help stops things escalating
    early help - things escalating
thresholds go up because demand goes up because early help was cut
    demand + thresholds; early help - demand
breakfast club = better attendance
    breakfast club + attendance
anxiety and bullying both cause school refusal
    anxiety + school refusal; bullying + school refusal
school refusal gets labelled as truancy so parents get fined so even more anxiety
    school refusal gets labelled as truancy + parents get fined; parents get fined + anxiety
fines up strain up
    fines + strain
EHCPs take ages so unmet need builds up
    ehcps take ages + unmet need
risk of permanent exclusion goes up with every sanction
    sanction + risk of permanent exclusion
self-regulation suffers after time in isolation
    time in isolation - self-regulation
is it the waiting time that causes the crisis?
    waiting time ? crisis
fines might improve attendance a bit
    fines + attendance
less trust more absence
    trust - absence
Referrals go up so waits get longer
    referrals + waits
referrals per pupil doubled, waiting time for support tripled
    referrals per pupil + waiting time for support
long waiting lists mean needs go unassessed
    long waiting lists + needs go unassessed
behaviour escalates when support is withdrawn
    support is withdrawn - behaviour
bigger caseloads, less time per family, more missed warning signs
    bigger caseloads - time per family; time per family - missed warning signs
covid made anxiety worse
    covid + anxiety
parents stopped answering so school called social services
    parents stopped answering + school called social services
without early help more crisis cases
    early help - crisis cases
food banks and free breakfasts reduce hunger
    food banks - hunger; free breakfasts - hunger
poverty, racism and trauma all increase exclusion
    poverty + exclusion; racism + exclusion; trauma + exclusion
fines damage trust so absence rises
    fines - trust; trust - absence
fines cause debt so trust falls
    fines + debt; debt - trust
less money so schools cut support so needs go unmet
    money - schools cut support; schools cut support + needs go unmet
when trust and attendance fall, crime rises
    trust - crime; attendance - crime
less trust and confidence lead to absence
    trust - absence; confidence - absence
more police so less crime but more fear
    police - crime; police + fear
unless kids get help, they fall behind
    kids get help - they fall behind
kids fall behind unless someone spots it early
    someone spots it early - kids fall behind
thresholds go up because demand goes up and because staff leave
    demand + thresholds; staff leave + thresholds
budget cuts increase waits
    budget cuts + waits
once theyre excluded they lose their friends
    theyre excluded + they lose their friends
when mums feel listened to they come to meetings
    mums feel listened to + they come to meetings
higher rents mean families move more often
    rents + families move more often
absence drives supply costs up
    absence + supply costs
support brings waits down
    support - waits
only trust reduces absence
    trust - absence
fines affect trust so kids stay away
    fines ? trust; trust ? kids stay away
the longer the wait the more likely parents are to give up on us
    wait + parents give up on us
the more fines the more likely pupils are to be excluded
    fines + pupils are excluded
moving house makes kids change school, and then they fall behind
    moving house + kids change school; kids change school + they fall behind
parents fear social care, which is why they stay away
    parents fear social care + they stay away
thresholds going up means more kids in crisis
    thresholds + kids in crisis
fear of falling causes isolation
    fear of falling + isolation
more house building, lower rents
    house building - rents
lower school attendance causes worry
    lower school attendance + worry
rising rents, falling income and sanctions drive homelessness
    rents + homelessness; income - homelessness; sanctions + homelessness
rents, bills and food prices cause debt
    rents + debt; bills + debt; food prices + debt
drug, alcohol and tobacco misuse cause crime
    drug, alcohol and tobacco misuse + crime
sports and leisure budgets reduce crime
    sports and leisure budgets - crime
debt, hunger and poor sleep all cause absence
    debt + absence; hunger + absence; poor sleep + absence
it's a vicious circle: fines cause debt, debts cause stress
    fines + debt; debt + stress
for example, fines cause debt
    fines + debt
child anxiety causes mum anxiety and vice versa
    child anxiety + mum anxiety; mum anxiety + child anxiety
fines reduce trust, and vice versa
    fines - trust; trust - fines
poverty leads to stress leads to absence and vice versa
    poverty + stress; stress + poverty; stress + absence; absence + stress
less help means more stress for mums
    help - stress for mums
less trust makes parents angry
    trust - parents angry
no breakfast makes kids grumpy
    breakfast - kids grumpy
lack of sleep because of gaming causes lateness
    gaming - sleep; sleep - lateness
absence is due to anxiety, which causes isolation
    anxiety + absence; anxiety + isolation
trust - fear, fear + absence
    trust - fear; fear + absence
debt, hunger + stress
    debt, hunger + stress
if there's no diagnosis there's no support
    diagnosis + support
exclusion nearly always leads to offending
    exclusion + offending
dams slow the river, which reduces flooding
    dams - river; river ? flooding
cuts reduce visits, which help families
    cuts - visits; visits + families
cycle lanes -> less traffic -> cleaner air
    cycle lanes - traffic; traffic - cleaner air
more features, more bugs, slower releases
    features + bugs; bugs + slower releases
praise makes parents calmer, and calmer parents mean calmer kids
    praise + parents calmer; parents calmer + calmer kids
"""

SAID = [one.split("\n    ") for one in re.split(r"\n(?!    )", TOLD.strip())]


@pytest.mark.parametrize(("said", "meant"), SAID)
def test_what_is_said_is_what_is_drawn(said, meant):
    assert links(said) == meant.split("; ")


@pytest.mark.parametrize(
    "said",
    [
        "what if we stopped fining parents?",
        "we should stop fining parents",
        "it makes them angry",
        "fines make it worse",
        "social workers keep changing",
        "kids stop attending",
        "schools cut support",
        "parents blame school, school blames parents",
        "attendance drops after lunch",
        "attendance drops on fridays",
        "families are so stressed",
        "follow up calls go up",
        "staff turnover goes up and relationships suffer",
        "early help was cut",
        "unmet need builds up",
        "teachers and support staff leave",
        "poor sleep, poor concentration, more trouble in class",
        "poverty, not parenting, causes absence",
        "fines rather than support cause distrust",
        "nothing improves attendance",
        "a good SENCO makes all the difference",
        "after exclusion kids are more likely to be exploited",
        "attendance improved even though fines fell",
        "trust falls before exclusions rise",
        "on-call load doesn't just burn people out, it also slows hiring",
        "drought hurts yields, but irrigation helps",
        "quota cuts force boats out of business",
        "budget cuts hit families",
        "every exclusion makes the next one more likely",
        "Belief that fines deter absence",
        "Concern raised with council",
    ],
)
def test_no_link_is_made_that_nobody_said(said):
    sentence = parse(said, EMPTY)
    assert not sentence.links
    assert not sentence.open_end
    assert [name.text for name in sentence.names] == [said]


def test_what_is_not_said_to_be_so_has_no_sign():
    assert links("fines dont improve attendance") == ["fines ? attendance"]
    assert links("fines cant cause stress") == ["fines ? stress"]
    assert links("stress isnt caused by fines") == ["fines ? stress"]
    assert links("fines hardly ever cause stress") == ["fines ? stress"]
    assert links("rarely do fines cause stress") == ["fines ? stress"]
    assert links("i dont think fines cause stress") == ["fines ? stress"]
    assert links("not sure fines cause stress") == ["fines ? stress"]
    assert links("fines + stress?") == ["fines ? stress"]
    assert links("neither fines nor debt cause stress") == ["fines ? stress", "debt ? stress"]


def test_names_typed_with_signs_are_as_they_were_typed():
    assert links("debts + stress + debt") == ["debts + stress", "stress + debt"]


def test_a_verb_stays_one_where_a_variable_is_called_the_same():
    there = Variable(RecordId("v1"), "Cuts", 0.0, 0.0)
    today = CausalMap(EMPTY.info, {"variables": {there.id: there}})
    said = [name.text for name in parse("insulation cuts bills", today).names]
    assert said == ["insulation", "bills"]
    assert parse("cuts cause debt", today).names[0].variable == there.id


def test_might_is_a_guess():
    assert parse("fines might improve attendance", EMPTY).assumed
    assert not parse("fines will improve attendance", EMPTY).assumed


def test_on_what_condition_is_kept_with_the_link():
    (link,) = parse("Mentoring reduces exclusions but only if staff stay.", EMPTY).links
    assert link.reason == "but only if staff stay"
    (link,) = parse("fines increase stress unless families get help", EMPTY).links
    assert link.reason == "unless families get help"


def test_a_word_that_stands_for_something_is_told():
    assert parse("it makes them angry", EMPTY).unclear == "it"
    assert parse("fines raise stress", EMPTY).unclear == ""
