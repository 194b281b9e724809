"""Loopmap: causal-loop system mapping on the desktop. Start with ``loopmap/README.md``."""

__version__ = "0.1.0"
