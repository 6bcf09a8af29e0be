"""Reads what callgrind counted, says which shapes cost more than their limit for twice as much, and writes their names."""
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


folder, slow_names = Path(sys.argv[1]), Path(sys.argv[2])
shapes = 0
slow = []
worst = []
for names in sorted(folder.glob("names.*")):
    steps = counted(names.with_name(names.name.replace("names", "steps")))
    lines = [line.split("\t") for line in names.read_text().splitlines()]
    for at in range(0, len(lines), 3):
        few, once, twice = (steps[int(place)] for place, *_ in lines[at : at + 3])
        base, n = (int(n) for _, n, *_ in lines[at : at + 2])
        codes = [code for _, _, code, _, _ in lines[at : at + 3]]
        *_, limit, name = lines[at]
        shapes += 1
        if any("(2)" in code for code in codes):
            print(f"FAIL the command does not run: {name}")
            slow.append(name)
            continue
        # For as many more than the base: where the copies cost the same, this is 2.
        growth = 2 * (twice - few) / max(once - few, LEAST * few) * (n - base) / (2 * n - base)
        line = f"{growth:5.2f} of {limit}  {(few + once + twice) // 1000:>9} k steps at {n}: {name}"
        worst.append((growth / float(limit), line))
        if growth > float(limit):
            slow.append(name)
worst.sort(reverse=True)
for share, line in worst if "-v" in sys.argv else worst[:10]:
    print("SLOW" if share > 1 else "    ", line)
print(f"{shapes} shapes counted, {len(slow)} of them fail or cost more than they may for twice as much")
slow_names.write_text("".join(f"{name}\n" for name in slow))
sys.exit(bool(slow))
