"""`python -m anhorigstod`, so that the command works wherever the checkout lies."""

from anhorigstod.cli import main

raise SystemExit(main())
