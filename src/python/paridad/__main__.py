"""Runs the program: ``python -m paridad check``."""

import signal
import sys

from paridad import _paridad


def main() -> None:
    """Runs the program with the arguments of this process, and ends with its exit code."""
    # The program ends at once at Ctrl-C, and at a reader that goes away.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.exit(_paridad.main(["paridad", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
