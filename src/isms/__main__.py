"""`python -m isms`: the same as the command `isms`."""

from __future__ import annotations

from isms.cli.start import main

if __name__ == "__main__":
    main()
