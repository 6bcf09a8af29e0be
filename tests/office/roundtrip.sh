#!/usr/bin/env bash
# Whether Word documents survive LibreOffice: opened, saved as ODT, opened, saved as DOCX again, the text, the headings,
# the lists, the links and the notes are the same. Those named, else those of the sample project beside this script.
# Needs Python and LibreOffice Writer, which it installs where there is none.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/../peers.sh"
office writer

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    paridad=${PARIDAD:-$here/../../target/debug/paridad}
    "$paridad" --quiet build --edition docx --output "$work/dist" -C "$here/project"
    mapfile -t documents < <(find "$work/dist" -name '*.docx' | sort)
    set -- "${documents[@]}"
fi
[ $# -gt 0 ]

convert() {
    soffice "-env:UserInstallation=file://$work/profile" --headless --convert-to "$1" --outdir "$2" "${@:3}" >/dev/null 2>&1
}

mkdir "$work/in" "$work/odt" "$work/docx"
number=0
for document in "$@"; do
    number=$((number + 1))
    cp "$document" "$work/in/$number.docx"
done
convert odt "$work/odt" "$work"/in/*.docx
convert docx "$work/docx" "$work"/odt/*.odt
# As text: with the numbers of the items.
convert txt:Text:UTF8 "$work/in" "$work"/in/*.docx
convert txt:Text:UTF8 "$work/docx" "$work"/docx/*.docx

number=0
changed=0
for document in "$@"; do
    number=$((number + 1))
    echo "$document"
    python3 "$here/outline.py" "$work/in/$number.docx" >"$work/before"
    python3 "$here/outline.py" "$work/docx/$number.docx" >"$work/after"
    diff "$work/before" "$work/after" || changed=1
    grep -q . "$work/before"
    diff "$work/in/$number.txt" "$work/docx/$number.txt" || changed=1
    grep -q . "$work/in/$number.txt"
done
[ "$changed" -eq 0 ]
echo "$# documents came back as they were"
