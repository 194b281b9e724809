"""What a causal sentence does to a map, in the language of `loopmap.analysis.sentences`.

``complete`` offers names for the one being typed, ``say`` makes the change of a sentence,
``tell`` says what that change does.
"""
