"""Writes the files that a page of the manual shows, fences with a path behind the language, below a folder."""

import re
import sys
from pathlib import Path

page, folder = sys.argv[1:]
fences = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", Path(page).read_text(encoding="utf-8"), re.S | re.M)
for path, text in fences:
    target = Path(folder, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")
