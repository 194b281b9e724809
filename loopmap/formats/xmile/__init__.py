"""XMILE and STMX files: from bytes to a stock-and-flow model, with what had to be guessed.

OASIS XMILE 1.0 (2015), and what Stella, xmutil and older versions write instead.
"""
