"""Does the work in tables and workbooks with LibreOffice Calc, which listens on a pipe: opens each, writes the texts into their cells,
looks at the others, saves it.

    calc.py PIPE WORK LOCALE FILE [LOCALE FILE…]
"""

import os
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

# Commas, quotation marks, UTF-8, from the first line; all columns as text, which no wizard has to be told twice.
COLUMNS = "/".join(f"{column}/2" for column in range(1, 10))
TABLE = "Text - txt - csv (StarCalc)"
READ_TABLE = f"44,34,76,1,{COLUMNS},0,true,false"
WRITE_TABLE = "44,34,76,1"
WORKBOOK = "Calc MS Excel 2007 XML"


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
    if path.endswith(".csv"):
        read = (value("FilterName", TABLE), value("FilterOptions", READ_TABLE))
        write = (value("FilterName", TABLE), value("FilterOptions", WRITE_TABLE))
    else:
        read = write = (value("FilterName", WORKBOOK),)
    options = (value("Hidden", True), *read)
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
    document.storeToURL(url, write)
    document.close(True)


pipe, table, *files = sys.argv[1:]
with open(table, encoding="utf-8") as lines:
    rows = [line.rstrip("\n").split("\t") for line in lines]
office = desktop(pipe)
for locale, path in zip(files[::2], files[1::2]):
    work(office, path, {row[1]: row[2] for row in rows if row[0] == locale})
try:
    office.terminate()
except DisposedException:
    pass
# Without taking down a bridge whose other end is gone, at which Python now and then falls.
sys.stdout.flush()
os._exit(0)
