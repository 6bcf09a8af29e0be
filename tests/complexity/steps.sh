#!/usr/bin/env bash
# The work of each command must not grow much faster than what it reads. For each shape of `shapes.txt` callgrind counts
# the instructions at a few copies, n and 2n; beyond those few, twice as much may cost 2.4 times as much, and no more.
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
parts=$(nproc)
[ -z "${SHAPE:-}" ] || parts=1
running=()
for ((part = 0; part < parts; part++)); do
    PART=$part PARTS=$parts STEPS=$counted/names.$part NO_COLOR=1 valgrind --tool=callgrind \
        --dump-line=no --callgrind-out-file="$counted/steps.$part" \
        "$binary" complexity::steps --exact --ignored --quiet >"$counted/out.$part" 2>&1 &
    running+=($!)
done
for process in "${running[@]}"; do
    wait "$process" || { tail -n 40 "$counted"/out.*; exit 1; }
done
python3 tests/complexity/growth.py "$counted" "$parts" "$@"
