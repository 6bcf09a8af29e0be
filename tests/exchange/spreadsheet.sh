#!/usr/bin/env bash
# Whether a workbook survives LibreOffice: opened and saved, it changes nothing; with one cell written, one text is
# changed, and all other bytes stay. Needs LibreOffice Calc, which it installs where there is none.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../peers.sh"
office calc

paridad=$(realpath "${PARIDAD:-$here/../../target/debug/paridad}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$here/../cli/exchange.in" "$work/project"
cd "$work/project"

convert() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "$3" >/dev/null 2>&1
}

"$paridad" --quiet export --locale es -o es.xlsx
convert xlsx "$work/saved" es.xlsx
"$paridad" import "$work/saved/es.xlsx"
diff -r "$here/../cli/exchange.in/locales" locales

convert fods "$work/flat" es.xlsx
grep -q 'Todavía no ha firmado nadie.' "$work/flat/es.fods"
sed -i 's/Todavía no ha firmado nadie\./Nadie ha firmado «aún»./' "$work/flat/es.fods"
convert xlsx "$work/written" "$work/flat/es.fods"
"$paridad" import "$work/written/es.xlsx"
sed 's/Todavía no ha firmado nadie\./Nadie ha firmado «aún»./' "$here/../cli/exchange.in/locales/es/letter.ftl" |
    diff - locales/es/letter.ftl

# What can be written are two columns.
unzip -p "$work/written/es.xlsx" xl/worksheets/sheet1.xml | grep -q '<sheetProtection [^>]*sheet="true"'
echo "the workbook came back as it was"
