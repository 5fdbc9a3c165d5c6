"""`python -m clashmap` is the command `clashmap`."""

import sys

from clashmap.cli import main

if __name__ == "__main__":
    sys.exit(main())
