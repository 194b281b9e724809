"""The sentence bar's language: causal sentences as people say and type them.

    Fines + Family strain - School attendance      signs with a space on each side
    Fines > Trust        Fines ? Trust             a link whose sign is not agreed yet
    Strain ~ Trust       Strain -~ Trust           after a delay
    Fines stop attendance, which lowers trust      in words, forwards
    Attendance falls because of fines              in words, backwards
    More fines, less trust     When fines rise, trust falls
    … "as parents told us"  @Home  !  ?            reason, group, assumed, not agreed

``parse`` makes a Sentence of a text, ``complete`` offers names for the one being
typed, ``say`` makes the change of a sentence, ``tell`` says what that change does.
"""
