"""Does the work in a file with the translate-toolkit: opens it, writes the texts, looks at the others, saves it.

    toolkit.py FILE LOCALE WORK
"""

import sys

from translate.storage import factory, xliff2


def name(unit):
    """The name of a unit in the format at hand."""
    name = unit.getcontext() or unit.getid()
    # `file\x04id` of XLIFF 1.2, `id::segment` of 2.0.
    return name.split("\x04")[-1].split("::")[0]


path, locale, work = sys.argv[1:]
with open(work, encoding="utf-8") as lines:
    rows = [line.rstrip("\n").split("\t") for line in lines]
texts = {row[1]: row[2] for row in rows if row[0] == locale}
with open(path, encoding="utf-8") as file:
    # Both have the same ending, and the toolkit goes by that.
    is_second = "xliff:document:2" in file.read()
store = xliff2.Xliff2File.parsefile(path) if is_second else factory.getobject(path)
for unit in store.units:
    if unit.isheader() or name(unit) not in texts:
        continue
    unit.target = texts.pop(name(unit))
    unit.markfuzzy(False)
assert not texts, f"not found: {texts}"
store.save()
