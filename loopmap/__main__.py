"""``python -m loopmap``: the command line, nothing else."""

import sys

from loopmap.cli import main

if __name__ == "__main__":
    sys.exit(main())
