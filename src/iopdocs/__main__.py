"""``python -m iopdocs``: the same as the command ``iopdocs``."""

import sys

from iopdocs.cli import main

if __name__ == "__main__":
    sys.exit(main())
