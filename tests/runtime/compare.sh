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

if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
    apt-get update -qq && apt-get install -y -qq nodejs npm >/dev/null
fi
if ! python3 -c 'import ensurepip' 2>/dev/null; then
    apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
fi
if [ ! -d "$tools/node_modules/@fluent/bundle" ]; then
    npm install --silent --no-audit --no-fund --prefix "$tools" @fluent/bundle@0.19.1
fi
if [ ! -x "$tools/python/bin/python" ]; then
    python3 -m venv "$tools/python"
    "$tools/python/bin/pip" install --quiet --disable-pip-version-check fluent.runtime==0.4.0
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
