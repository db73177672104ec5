"""`python -m crisiskit` is `crisiskit`."""

from __future__ import annotations

import sys

from crisiskit.cli import main

if __name__ == "__main__":
    sys.exit(main())
