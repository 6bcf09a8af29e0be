"""Reads what callgrind counted, and says which shapes cost more than 2.4 times as much for twice as much."""
import re
import sys
from pathlib import Path

LIMIT = 2.4
# Less is noise of what is made once.
LEAST = 100_000

folder, parts = Path(sys.argv[1]), int(sys.argv[2])


def steps(dump):
    """The instructions of one part of a run."""
    return int(re.search(r"^(?:totals|summary): (\d+)", dump.read_text(), re.M)[1])


slow = counted = 0
for part in range(parts):
    first, *lines = (folder / f"names.{part}").read_text().splitlines()
    names = [line.split("\t") for line in lines]
    dumps = sorted(folder.glob(f"steps.{part}.*"), key=lambda it: int(it.suffix[1:]))
    runs = [steps(dump) for dump in dumps[int(first) :]]
    for at in range(0, len(names), 3):
        one, once, twice = runs[at : at + 3]
        codes = [code for _, code, _ in names[at : at + 3]]
        n, _, name = names[at + 1]
        counted += 1
        if any("(2)" in code for code in codes):
            print(f"FAIL the command does not run: {name}")
            slow += 1
            continue
        growth = (twice - one) / max(once - one, LEAST)
        mark = "SLOW" if growth > LIMIT else "    "
        slow += growth > LIMIT
        if growth > LIMIT or "-v" in sys.argv:
            print(f"{mark} {growth:5.2f}  {(twice - one) // 1000:>9} k steps at {2 * int(n)}: {name}")
print(f"{counted} shapes counted, {slow} of them fail or cost more than {LIMIT} times as much for twice as much")
sys.exit(bool(slow))
