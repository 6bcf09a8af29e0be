#!/usr/bin/env bash
# Whether the work of translators comes home from the programs that they use: a file for Spanish and one for Portuguese go
# out, each program opens them, two texts are translated and a stale one is looked at, it saves, and what it saved comes
# back. The catalogs then are those of tools/expected to the byte, whichever program it was, `check` and `status` say
# what stands there, and `import` what stands in tools/PROGRAM.txt.
#
#   tests/exchange/tools.sh                      # all of them
#   tests/exchange/tools.sh gettext poedit       # these
#   UPDATE=1 tests/exchange/tools.sh             # write down what is told
#
# Installs the programs; one that cannot be had is named. OmegaT is the one that Debian has (3.6), which reads
# gettext's files alone in two languages; what newer ones give back of XLIFF is in returned/.
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8

here=$PWD/tests/exchange/tools
work=$here/work.tsv
paridad=${PARIDAD:-$PWD/target/debug/paridad}
source tests/peers.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

have_gettext() {
    command -v msgmerge >/dev/null || peer debian gettext
}
# A compendium is how gettext brings texts in from elsewhere.
drive_gettext() {
    local locale=$1 file=$2
    msgfmt -c --check-accelerators=_ -o /dev/null "$file" 2>&1 | { ! grep -v "warning: header field '[A-Za-z-]*' missing"; }
    python3 "$here/compendium.py" "$file" "$locale" "$work" >"$scratch/compendium.po"
    msgattrib --no-wrap --translated --only-fuzzy "$file" -o "$scratch/fuzzy.po"
    msgattrib --no-wrap --translated --no-fuzzy "$file" -o "$scratch/done.po"
    msgcat --no-wrap "$scratch/done.po" "$scratch/fuzzy.po" -o "$scratch/there.po"
    msgmerge --quiet --no-wrap --previous --no-fuzzy-matching --compendium "$scratch/compendium.po" \
        "$scratch/there.po" "$file" -o "$scratch/merged.po"
    mv "$scratch/merged.po" "$file"
}

have_toolkit() {
    [ -x target/toolkit/bin/python ] || peer python target/toolkit translate-toolkit==3.20.4
}
drive_toolkit() {
    target/toolkit/bin/python "$here/toolkit.py" "$2" "$1" "$work"
}

have_calc() {
    office calc
    /usr/bin/python3 -c 'import uno' 2>/dev/null || peer debian python3-uno
}
drive_calc() {
    soffice "-env:UserInstallation=file://$scratch/profile" --headless --norestore \
        "--accept=pipe,name=paridad$$;urp" >/dev/null 2>&1 &
    local office=$!
    # The Python that Debian's LibreOffice was made for.
    timeout 120 /usr/bin/python3 "$here/calc.py" "paridad$$" "$work" "$1" "$2" || { kill "$office"; return 1; }
    wait "$office"
}

have_omegat() {
    [ -e /usr/share/omegat/OmegaT.jar ] || peer debian omegat default-jre-headless
}
drive_omegat() {
    local project=$scratch/omegat.$1
    python3 "$here/omegat.py" "$project" "$2" "$1" "$work"
    java "-Duser.home=$scratch" -Djava.awt.headless=true -jar /usr/share/omegat/OmegaT.jar \
        --mode=console-translate "$project" >/dev/null 2>&1
    cp "$project/target/$(basename "$2")" "$2"
}

have_poedit() {
    { command -v poedit && command -v Xvfb && command -v xdotool && command -v openbox && command -v xclip; } >/dev/null ||
        peer debian poedit xvfb xdotool openbox xclip
}
drive_poedit() {
    cp "$2" "$scratch/again"
    # A busy machine may be too slow for its clicks once.
    timeout 90 bash "$here/poedit.sh" "$2" "$1" "$work" || {
        cp "$scratch/again" "$2"
        timeout 90 bash "$here/poedit.sh" "$2" "$1" "$work"
    }
}

# round PROGRAM FORMAT ENDING: both files go out, through the program, and home.
round() {
    local program=$1 format=$2 ending=$3
    local name=$program-$format project=$scratch/$program-$format
    cp -r "$here/project" "$project"
    for locale in es pt; do
        "$paridad" -C "$project" --quiet export --locale "$locale" --format "$format" -o "$project/$locale.$ending"
        "drive_$program" "$locale" "$project/$locale.$ending"
    done
    local told code=0
    told=$(cd "$project" && "$paridad" import -v "es.$ending" "pt.$ending" 2>&1) || code=$?
    same "$here/told/$name.txt" <<<"$told
exit code $code"
    rm -f "$project"/{es,pt}.*
    [ -z "${UPDATE:-}" ] || { rm -rf "$here/expected" && cp -r "$project" "$here/expected"; }
    diff -r "$here/expected" "$project"
    for command in check status; do
        code=0
        told=$(cd "$project" && "$paridad" "$command" 2>&1) || code=$?
        same "$here/told/$command.txt" <<<"$told
exit code $code"
    done
    echo "$program: $format came home"
}

# Compares what is told with what is written down.
same() {
    if [ -n "${UPDATE:-}" ]; then
        mkdir -p "$(dirname "$1")" && cat >"$1"
    else
        diff "$1" - || { echo "other than $1" >&2; return 1; }
    fi
}

rounds() {
    case $1 in
        gettext)
            round gettext po po
            ;;
        toolkit)
            round toolkit xliff xlf
            round toolkit xliff2 xlf
            round toolkit po po
            ;;
        calc)
            round calc csv csv
            round calc xlsx xlsx
            ;;
        omegat)
            round omegat po po
            ;;
        poedit)
            round poedit xliff xlf
            round poedit po po
            ;;
    esac
}

[ $# -gt 0 ] || set -- gettext toolkit calc omegat poedit
judged=0
for program in "$@"; do
    declare -F "have_$program" >/dev/null || { echo "there is no program \`$program\`" >&2; exit 2; }
    # Apart, since what cannot be had ends the shell that asks for it.
    if ! ("have_$program"); then
        echo "$program: not judged"
        continue
    fi
    rounds "$program"
    judged=$((judged + 1))
done
[ "$judged" -gt 0 ] || exit "$NOT_JUDGED"
