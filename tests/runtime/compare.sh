#!/usr/bin/env bash
# Formats the same messages with paridad, with fluent.js in Node and with fluent.runtime in Python, and compares:
# the options of NUMBER and DATETIME, and every bundle that `paridad build` makes of this repository and of the
# projects below PARIDAD_CORPORA. What differs must be explained in differences.md.
#
#   tests/runtime/compare.sh           fails on a difference that is not explained, and on a stale explanation
#   tests/runtime/compare.sh --list    shows all differences
set -euo pipefail
cd "$(dirname "$0")/../.."

corpora=${PARIDAD_CORPORA:-../shared/corpora}
tools=target/compare
mkdir -p "$tools"
tools=$(cd "$tools" && pwd)

source tests/peers.sh
command -v node >/dev/null && command -v npm >/dev/null || peer debian nodejs npm
[ -d "$tools/node_modules/@fluent/bundle" ] || peer npm "$tools" @fluent/bundle@0.19.1
[ -x "$tools/python/bin/python" ] || peer python "$tools/python" fluent.runtime==0.4.0
if [ "$(node -p 'parseInt(process.versions.cldr)')" != 48 ]; then
    echo "this Node has CLDR $(node -p process.versions.cldr); differences.md is of CLDR 48" >&2
    exit "$NOT_JUDGED"
fi

cargo build --quiet --locked
paridad=$PWD/target/debug/paridad
jobs=(en,es,es-MX,pt-BR,pt-PT:tests/runtime/options.ftl)
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
for project in . "$corpora"/*/; do
    [ -d "$project" ] || continue
    name=$(basename "$(cd "$project" && pwd)")
    # A locale with errors is not built; the others are.
    "$paridad" -C "$project" build --quiet --allow-incomplete --edition text --output "$built/$name" >/dev/null 2>&1 || true
    for bundle in "$built/$name"/*/bundle.ftl; do
        [ -f "$bundle" ] && jobs+=("$(basename "$(dirname "$bundle")"):$bundle")
    done
done

"$tools/python/bin/python" tests/runtime/compare.py "$paridad" "$tools" tests/runtime/differences.md "${jobs[@]}" "$@"
