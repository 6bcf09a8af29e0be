#!/usr/bin/env bash
# The workbench in a real browser: a statement translated from nothing by keyboard alone until it is published; the same
# by plain forms; fixes, removals, machine translation and imports by keyboard, with the script and without; axe-core on every
# page; pages of strangers; two who write at once; how long findings take.
#
#   tests/browser/run.sh                     # all but speed
#   tests/browser/run.sh translate safe      # these parts
#   PICTURES=DIR tests/browser/run.sh look   # pictures of each page, too
#   STATEMENTS=10000 MOST=50 PARIDAD=target/release/paridad tests/browser/run.sh speed
#
# Installs Playwright and axe-core below target/; CHROMIUM names a browser.
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
command -v npm >/dev/null || peer debian npm
export NODE_TOOLS=${NODE_TOOLS:-$PWD/target/node-tools}
[ -e "$NODE_TOOLS/node_modules/axe-core" ] && [ -e "$NODE_TOOLS/node_modules/playwright-core" ] ||
    peer npm "$NODE_TOOLS" playwright-core@1 axe-core@4
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
[ -n "$CHROMIUM" ] || { peer debian chromium && CHROMIUM=$(command -v chromium); }
PARIDAD=$(realpath "${PARIDAD:-target/debug/paridad}")
export CHROMIUM PARIDAD

[ $# -gt 0 ] || set -- translate work forms plain look safe together
for part in "$@"; do
    node "tests/browser/$part.mjs"
done
