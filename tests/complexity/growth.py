"""Reads what callgrind counted, and says which shapes cost more than their limit for twice as much."""
import re
import sys
from pathlib import Path

# A smaller share of the base is noise.
LEAST = 0.1


def counted(dump):
    """The instructions of each call from `row_…` to `column_…`, by its place."""
    names, steps = {}, {}
    caller = callee = None
    called = False
    for line in dump.open():
        if called:
            if caller and callee:
                place = 32 * int(caller[1]) + int(callee[1])
                steps[place] = steps.get(place, 0) + int(line.split()[-1])
            called = False
        elif line.startswith(("fn=", "cfn=")):
            key, number, name = re.match(r"(c?fn)=\((\d+)\)(.*)", line).groups()
            name = names.setdefault(number, name.strip())
            if key == "fn":
                caller = re.search(r"complexity::row_(\d\d)$", name)
            else:
                callee = re.search(r"complexity::column_(\d\d)$", name)
        elif line.startswith("calls="):
            called = True
    return steps


slow = shapes = 0
worst = []
for part in range(int(sys.argv[2])):
    folder = Path(sys.argv[1])
    steps = counted(folder / f"steps.{part}")
    lines = [line.split("\t") for line in (folder / f"names.{part}").read_text().splitlines()]
    for at in range(0, len(lines), 3):
        few, once, twice = (steps[int(place)] for place, *_ in lines[at : at + 3])
        base, n = (int(n) for _, n, *_ in lines[at : at + 2])
        codes = [code for _, _, code, _, _ in lines[at : at + 3]]
        *_, limit, name = lines[at]
        shapes += 1
        if any("(2)" in code for code in codes):
            print(f"FAIL the command does not run: {name}")
            slow += 1
            continue
        # For as many more than the base: where the copies cost the same, this is 2.
        growth = 2 * (twice - few) / max(once - few, LEAST * few) * (n - base) / (2 * n - base)
        line = f"{growth:5.2f} of {limit}  {(few + once + twice) // 1000:>9} k steps at {n}: {name}"
        worst.append((growth / float(limit), line))
worst.sort(reverse=True)
for share, line in worst if "-v" in sys.argv else worst[:10]:
    print("SLOW" if share > 1 else "    ", line)
slow += sum(share > 1 for share, _ in worst)
print(f"{shapes} shapes counted, {slow} of them fail or cost more than they may for twice as much")
sys.exit(bool(slow))
