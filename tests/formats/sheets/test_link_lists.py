"""Lists of links of any sensible header: what is guessed is said, and can be said otherwise."""

import pytest

from loopmap.errors import FormatError
from loopmap.formats.csv_links import read, write
from loopmap.model.records import Sign, Strength


def opened(text, **told):
    answers = {key.replace("__", ":"): value for key, value in told.items()}
    return read(text.encode(), "map.csv", answers)


def links(found):
    (causal_map,) = found.document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    return [(name[k.source], k.sign.value, name[k.target]) for k in causal_map.links.values()]


def guesses(found):
    return {guess.key: guess.taken for guess in found.guesses}


def test_our_own_header_is_no_guess():
    assert opened("from,to,polarity,delay\nA,B,+,\n").guesses == ()


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("Source,Target,Polarity", {"column:from": "1", "column:to": "2"}),
        ("influences,isInfluenced,rel", {"column:from": "1", "column:to": "2",
                                         "column:polarity": "3"}),
        ("cause,effect,sign", {"column:from": "1", "column:to": "2"}),
        ("From_Label,To_Label,linkInfluence", {"column:from": "1", "column:to": "2",
                                               "column:polarity": "3"}),
        ("Targte,Soruce,polarity", {"column:from": "2", "column:to": "1"}),
    ],
)  # fmt: skip
def test_other_headers_are_guessed_and_shown(header, taken):
    found = opened(f"{header}\nA,B,+\n")
    assert guesses(found) == taken
    assert links(found) in ([("A", "+", "B")], [("B", "+", "A")])


@pytest.mark.parametrize(
    "answer", [{"column__from": "2"}, {"column__from": "Target"}, {"column__to": "1"}]
)
def test_whoever_turns_one_end_of_the_arrows_turns_both(answer):
    text = "Source,Target,Polarity\nA,B,+\nB,C,-\n"
    found = opened(text, **answer)
    assert links(found) == [("B", "+", "A"), ("C", "-", "B")]
    ends = {g.key: g.taken for g in found.guesses}
    assert (ends["column:from"], ends["column:to"]) == ("2", "1")


def test_a_guessed_column_can_be_another_by_number_or_by_header():
    text = "cause,effect,result,polarity\nA,B,C,-\n"
    assert links(opened(text)) == [("A", "-", "B")]
    assert links(opened(text, column__to="3")) == [("A", "-", "C")]
    assert links(opened(text, column__to="Result")) == [("A", "-", "C")]
    assert links(opened(text, column__polarity="none")) == [("A", "?", "B")]
    with pytest.raises(FormatError, match="cannot be meant"):
        opened(text, column__to="9")


def test_a_header_nobody_knows_is_read_once_the_columns_are_said():
    text = "wer,wen\nA,B\n"
    with pytest.raises(FormatError, match="needs a column “from”"):
        opened(text)
    assert links(opened(text, column__from="wer", column__to="wen")) == [("A", "?", "B")]


def test_a_column_is_for_signs_only_when_its_cells_are():
    """Kumu's “Direction” says “directed” of every link; the signs stand in its “Type”."""
    found = opened("From,To,Direction,Type\nA,B,directed,+\nB,C,directed,-\n")
    assert guesses(found)["column:polarity"] == "4"
    assert [sign for _, sign, _ in links(found)] == ["+", "-"]


def test_words_for_signs_are_guesses_and_typing_errors_are_forgiven():
    found = opened("from,to,polarity\nA,B,INCREASES\nB,C,negatve\nC,D,hinders\nD,A,touches\n")
    assert [sign for _, sign, _ in links(found)] == ["+", "-", "-", "?"]
    assert guesses(found) == {"sign:hinders": "-", "sign:negatve": "-", "sign:touches": "?"}
    assert found.warnings == ("Line 5: “touches” is not a polarity; it is left open.",)
    told = opened("from,to,polarity\nD,A,touches\n", sign__touches="+")
    assert links(told) == [("D", "+", "A")]
    assert told.warnings == ()


def test_signed_weights_are_signs_and_strengths():
    found = opened('source,target,weight\nA,B,1\nB,C,-0.5\nC,A,"0,2"\nC,B,0\n')
    assert [sign for _, sign, _ in links(found)] == ["+", "-", "+", "?"]
    (causal_map,) = found.document.maps.values()
    strengths = [link.strength for link in causal_map.links.values()]
    assert strengths == [Strength.STRONG, Strength.MEDIUM, Strength.WEAK, Strength.MEDIUM]
    assert "strengths" not in guesses(found)


def test_weights_above_one_are_measured_by_the_largest_or_by_one():
    text = "from,to,sign,weight\nA,B,+,3\nB,C,+,1\n"
    (causal_map,) = opened(text).document.maps.values()
    assert [k.strength.value for k in causal_map.links.values()] == ["strong", "weak"]
    (causal_map,) = opened(text, strengths="one").document.maps.values()
    assert [k.strength.value for k in causal_map.links.values()] == ["strong", "strong"]


def test_a_link_given_again_with_the_other_sign_is_left_open_and_says_why():
    found = opened("from,to,polarity\nA,B,+\nA,B,-\n")
    (causal_map,) = found.document.maps.values()
    (link,) = causal_map.links.values()
    assert link.sign is Sign.UNKNOWN
    assert link.reason == "Line 2 says +, line 3 says -."
    assert "left open" in found.warnings[0]


def test_what_is_not_read_comes_back_with_strengths_and_reasons():
    text = (
        "from,to,polarity,delay,strength,reason,participant,=odd\n"
        "A,B,+,,strong,because of C,7,\n"
        "B,A,-,yes,,,8,x\n"
    )
    found = opened(text)
    again = write(found.document).decode()
    assert again == text.replace(",=odd", ",'=odd")
    assert links(read(again.encode(), "b.csv")) == links(found)


def test_a_node_list_and_an_edge_list_in_one_file_belong_together():
    text = "Id,Label,Group\nn1,Fines,Money\nn2,Strain,Home\n\nSource,Target,Sign\nn1,n2,+\n"
    found = opened(text)
    assert links(found) == [("Fines", "+", "Strain")]
    (causal_map,) = found.document.maps.values()
    assert [group.name for group in causal_map.groups.values()] == ["Money", "Home"]
    assert guesses(found)["sheet:table 1"] == "variables"


def test_a_node_list_alone_is_variables_with_their_places():
    found = opened("label,type,description,x,y\nTrust,stock,how safe,10,20\nFines,,,300,20\n")
    (causal_map,) = found.document.maps.values()
    trust, fines = causal_map.variables.values()
    assert (trust.name, trust.kind.value, trust.meaning) == ("Trust", "stock", "how safe")
    assert (fines.x - trust.x, fines.y - trust.y) == (290, 0)
    assert found.unplaced == ()


GEPHI_NODES = "Id,Label\n0,Trust\n1,Attendance\n"
GEPHI_EDGES = "Source,Target,Type,Id,Weight\n0,1,Directed,0,1.0\n"


def test_edges_of_gephi_without_their_nodes_say_what_is_missing():
    alone = read(GEPHI_EDGES.encode(), "edges.csv")
    assert any("put it into the same file, below an empty row" in w for w in alone.warnings)
    both = read(f"{GEPHI_NODES}\n{GEPHI_EDGES}".encode(), "both.csv")
    (causal_map,) = both.document.maps.values()
    name = {v.id: v.name for v in causal_map.variables.values()}
    (link,) = causal_map.links.values()
    assert (name[link.source], name[link.target]) == ("Trust", "Attendance")
    assert not any("called by numbers" in warning for warning in both.warnings)
