#!/usr/bin/env bash
# The work of each command must not grow much faster than what it reads. For each shape of `shapes.txt` callgrind counts
# the instructions at a few copies, n and 2n; beyond those few, twice as much may cost 2.4 times as much, and no more. A shape
# that costs more is counted again at 2n and 4n, and that count stands.
# Counts are the same on every machine, whatever else it does.
#
#   tests/complexity/steps.sh                 all shapes; -v shows each
#   SHAPE=glossary tests/complexity/steps.sh  those whose names have the word; SCALE=4 with 4n and 8n
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
command -v valgrind >/dev/null || peer debian valgrind

# The program runs within the test, so that valgrind starts once and not for each shape.
suite=it
binary=$(cargo test --locked --test "$suite" --no-run --message-format json 2>/dev/null |
    sed -n "s/.*\"executable\":\"\([^\"]*$suite-[^\"]*\)\".*/\1/p")
[ -n "$binary" ] || { cargo test --locked --test "$suite" --no-run; exit 1; }

counted=$(mktemp -d)
trap 'rm -rf "$counted"' EXIT

# Counts the shapes in as many parts as there are processors. $1: a folder for the counts, $2: a file with the names of the
# shapes that are counted (all, where it is empty).
count() {
    local part parts running=() process
    parts=$(nproc)
    [ -z "${SHAPE:-}${2:-}" ] || parts=1
    for ((part = 0; part < parts; part++)); do
        PART=$part PARTS=$parts NAMES=$2 STEPS=$1/names.$part NO_COLOR=1 valgrind --tool=callgrind \
            --dump-line=no --callgrind-out-file="$1/steps.$part" \
            "$binary" complexity::steps --exact --ignored --quiet >"$1/out.$part" 2>&1 &
        running+=($!)
    done
    for process in "${running[@]}"; do
        wait "$process" || { tail -n 40 "$1"/out.*; exit 1; }
    done
}

mkdir "$counted/once"
count "$counted/once" ""
slow=$counted/slow
python3 tests/complexity/growth.py "$counted/once" "$slow" "$@" && exit
[ -s "$slow" ] || exit 1

# A buffer or a table that doubles just there is a step once; what grows too fast does so at twice the size as well.
mkdir "$counted/again"
echo "again, at twice the size:"
SCALE=$((2 * ${SCALE:-1})) count "$counted/again" "$slow"
python3 tests/complexity/growth.py "$counted/again" "$slow" -v
