"""Causal sentences as people say and type them: read with a map's names, written from its links.

    Fines + Family strain - School attendance      signs with a space on each side
    Fines > Trust        Fines ? Trust             a link whose sign is not agreed yet
    Strain ~ Trust       Strain -~ Trust           after a delay
    Fines stop attendance, which lowers trust      in words, forwards
    Attendance falls because of fines              in words, backwards
    More fines, less trust     When fines rise, trust falls
    … "as parents told us"  @Home  !  ?            reason, group, assumed, not agreed

``parse`` makes a Sentence of a text, ``lines`` takes a text of many apart, ``write`` says links.
"""
