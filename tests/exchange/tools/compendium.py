"""Prints a translator's work as a compendium of gettext.

    compendium.py FILE LOCALE WORK
"""

import re
import sys
from pathlib import Path

path, locale, work = sys.argv[1:]
sent = Path(path).read_text(encoding="utf-8")
print('msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"')
for row in Path(work).read_text(encoding="utf-8").splitlines():
    of, name, target = row.split("\t")
    if of == locale:
        source = re.search(rf'^msgctxt "{re.escape(name)}"\nmsgid "(.*)"$', sent, re.MULTILINE)[1]
        target = target.replace("\\", "\\\\").replace('"', '\\"')
        print(f'\nmsgctxt "{name}"\nmsgid "{source}"\nmsgstr "{target}"')
