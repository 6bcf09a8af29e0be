#!/usr/bin/env bash
# Whether PDFs of the sample project beside this script are what a publisher sends out: tagged, with language, title and
# outline, on the paper of the locale, with the words of the statement, and the same bytes when they are printed again.
# Needs `pdfinfo` (Debian: poppler-utils), which it installs, and a browser of the Chromium family, without which it has
# nothing to look at.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if [ -z "${CHROME_PATH:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}" ]; then
    echo "no browser: no PDFs were printed" >&2
    exit 77
fi
source "$here/../peers.sh"
command -v pdfinfo >/dev/null || peer debian poppler-utils
paridad=${PARIDAD:-$here/../../target/debug/paridad}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for round in one two; do
    "$paridad" --quiet build --edition pdf --output "$work/$round" -C "$here/project"
done
diff -r --exclude .paridad-cache "$work/one" "$work/two"

expect() {
    grep -q -- "$2" <<<"$1" || { echo "no '$2' in: $1" >&2; exit 1; }
}
while IFS='|' read -r locale paper title words; do
    pdf=$work/one/$locale/pathways.pdf
    info=$(pdfinfo "$pdf")
    expect "$info" "Title: *$title"
    expect "$info" "Tagged: *yes"
    expect "$info" "Page size: .*$paper"
    expect "$(pdftotext "$pdf" - | tr '\n' ' ')" "$words"
    grep -aq "/Lang ($locale)" "$pdf" || { echo "$locale is not the language of $pdf" >&2; exit 1; }
    grep -aq "/Outlines" "$pdf" || { echo "$pdf has no outline" >&2; exit 1; }
    pdfimages -list "$pdf" | grep -q image || { echo "$pdf lacks the picture" >&2; exit 1; }
done <<'LINES'
en|letter|Safe pathways for people on the move|Publish figures each month
es|A4|Vías seguras para las personas en movilidad|Publicar cifras cada mes
pt|A4|Vias seguras para pessoas em mobilidade|O que pedimos
ar|A4|مسارات آمنة للأشخاص المتنقلين|form-7
LINES
echo "4 PDFs are as they should be"
