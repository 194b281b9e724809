"""Loopmap: causal-loop system mapping on the desktop. Start with ``loopmap/README.md``."""

import os

# One thread for each calculation, before numpy comes: those of linear algebra wait for each
# other on matrices as small as ours, eight times as long as they work, and the window with them.
for _name in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

__version__ = "0.1.0"
