"""Writes a project of OmegaT that has one file, and a translator's work in its memory, where the editor keeps it.

    omegat.py FOLDER FILE LOCALE WORK
"""

import re
import shutil
import sys
from pathlib import Path
from xml.sax.saxutils import escape

PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat>
  <project version="1.0">
    <source_dir>__DEFAULT__</source_dir>
    <target_dir>__DEFAULT__</target_dir>
    <tm_dir>__DEFAULT__</tm_dir>
    <glossary_dir>__DEFAULT__</glossary_dir>
    <glossary_file>__DEFAULT__</glossary_file>
    <dictionary_dir>__DEFAULT__</dictionary_dir>
    <source_lang>en</source_lang>
    <target_lang>{locale}</target_lang>
    <sentence_seg>true</sentence_seg>
    <support_default_translations>true</support_default_translations>
    <remove_tags>false</remove_tags>
  </project>
</omegat>
"""
MEMORY = """<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.1">
  <header creationtool="OmegaT" o-tmf="OmegaT TMX" adminlang="EN-US" datatype="plaintext" creationtoolversion="3.6.0" segtype="sentence" srclang="en"/>
  <body>
{units}
  </body>
</tmx>
"""
UNIT = """    <tu>
      <tuv lang="en"><seg>{source}</seg></tuv>
      <tuv lang="{locale}"><seg>{target}</seg></tuv>
    </tu>"""

folder, path, locale, work = sys.argv[1:]
folder, path = Path(folder), Path(path)
for name in ("source", "target", "omegat", "tm", "glossary", "dictionary"):
    (folder / name).mkdir(parents=True)
shutil.copy(path, folder / "source" / path.name)
(folder / "omegat.project").write_text(PROJECT.format(locale=locale), encoding="utf-8")
sent = path.read_text(encoding="utf-8")
units = []
for row in Path(work).read_text(encoding="utf-8").splitlines():
    of, name, target = row.split("\t")
    if of == locale:
        found = re.search(rf'^msgctxt "{re.escape(name)}"\nmsgid "(.*)"$', sent, re.MULTILINE)
        source = found[1].replace('\\"', '"')
        units.append(UNIT.format(source=escape(source), target=escape(target), locale=locale))
(folder / "omegat" / "project_save.tmx").write_text(MEMORY.format(units="\n".join(units)), encoding="utf-8")
