"""`python -m bench`: the speed bench."""

import sys

from bench.speed import main

sys.exit(main())
