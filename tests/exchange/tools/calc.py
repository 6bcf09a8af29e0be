"""Does the work in tables with LibreOffice Calc, which listens on a pipe: opens each, writes the texts into their cells,
looks at the others, saves it.

    calc.py PIPE WORK LOCALE FILE [LOCALE FILE…]
"""

import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

# Commas, quotation marks, UTF-8, from the first line; all columns as text, which no wizard has to be told twice.
COLUMNS = "/".join(f"{column}/2" for column in range(1, 10))
OPTIONS = f"44,34,76,1,{COLUMNS},0,true,false"
FILTER = "Text - txt - csv (StarCalc)"


def value(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def desktop(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.5)
    sys.exit("LibreOffice does not answer")


def work(office, path, texts):
    url = uno.systemPathToFileUrl(path)
    options = (value("Hidden", True), value("FilterName", FILTER), value("FilterOptions", OPTIONS))
    document = office.loadComponentFromURL(url, "_blank", 0, options)
    sheet = document.Sheets.getByIndex(0)
    cursor = sheet.createCursor()
    cursor.gotoEndOfUsedArea(False)
    for row in range(1, cursor.RangeAddress.EndRow + 1):
        message, part = (sheet.getCellByPosition(column, row).String for column in (1, 2))
        name = message + part if not part or part.startswith(".") else f"{message}:{part}"
        if name in texts:
            sheet.getCellByPosition(4, row).String = texts.pop(name)
    assert not texts, f"not found: {texts}"
    document.storeToURL(url, (value("FilterName", FILTER), value("FilterOptions", "44,34,76,1")))
    document.close(True)


pipe, table, *files = sys.argv[1:]
with open(table, encoding="utf-8") as lines:
    rows = [line.rstrip("\n").split("\t") for line in lines]
office = desktop(pipe)
for locale, path in zip(files[::2], files[1::2]):
    work(office, path, {row[1]: row[2] for row in rows if row[0] == locale})
office.terminate()
