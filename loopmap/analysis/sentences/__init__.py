"""Causal sentences as people say and type them: read with a map's names, written from its links.

    Fines + Family strain - School attendance      signs with a space on each side
    Fines > Trust        Fines ? Trust             a link whose sign is not agreed yet
    Strain ~ Trust       Strain -~ Trust           after a delay
    Fines stop attendance, which lowers trust      in words, forwards
    Attendance falls because of fines              in words, backwards
    More fines, less trust     When fines rise, trust falls
    … "as parents told us"  @Home  !  ?            reason, group, assumed, not agreed

``parse`` makes a Sentence of a text, ``lines`` takes a text of many apart, ``write`` says links.

Start reading at `parse.py`: the language of causal sentences, for the sentence bar and for text
files (`formats/sentences/`): where one sentence ends (`clauses.py`) or “so” follows from it
(`consequences.py`, `said_parts.py`), what is said around it (`frames.py`), what joins names
(`joints.py`, `verbs.py` and where they join nothing `no_deed.py`, `deeds.py`, `directions.py`,
`steps.py` things that happen), who acts (`people.py`), whether “and” makes two (`lists.py`) and
what is no name (`fragments.py`), which are linked and how (`linking.py`), `write.py` says links
in it.
"""
