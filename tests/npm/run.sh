#!/usr/bin/env bash
# The npm packages, as a release packs them: installed without a network, the module in Node and in Chromium beside the
# program, its types under tsc, the command through npx. Exits with 77 where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
command -v npm >/dev/null || peer debian npm
rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || exit "$NOT_JUDGED"
export NODE_TOOLS=${NODE_TOOLS:-$PWD/target/node-tools}
[ -e "$NODE_TOOLS/node_modules/axe-core" ] && [ -e "$NODE_TOOLS/node_modules/playwright-core" ] &&
    [ -e "$NODE_TOOLS/node_modules/typescript" ] ||
    peer npm "$NODE_TOOLS" playwright-core@1 axe-core@4 typescript@5
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
[ -n "$CHROMIUM" ] || { peer debian chromium && CHROMIUM=$(command -v chromium); }
export CHROMIUM

cargo build --quiet --locked
export PARIDAD=$PWD/target/debug/paridad
rm -f target/package/paridad-*.tgz
.github/npm.sh
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
strip -o "$work/paridad" "$PARIDAD"
node src/npm/pack.mjs program "$work" "$(rustc -vV | sed -n 's/^host: //p')" "$work"

echo "installed"
mkdir "$work/there"
cp tests/npm/*.mjs tests/npm/*.ts "$work/there"
(cd "$work/there" && echo '{ "private": true, "type": "module" }' > package.json &&
    npm install --offline --silent --no-audit --no-fund --omit=optional "$PWD"/../*.tgz "$OLDPWD"/target/package/paridad-*.tgz)

echo "the command"
cp -r content locales "$work/there"
(cd "$work/there" && env -u PARIDAD npx --offline paridad check && npx --offline paridad --version)
code=0
(cd "$work/there" && npx --offline paridad check nowhere.ftl 2>/dev/null) || code=$?
[ $code = 2 ]

echo "the types"
(cd "$work/there" && node "$NODE_TOOLS/node_modules/typescript/bin/tsc" --strict --noEmit --target es2022 \
    --module nodenext --lib es2022,dom types.ts)

echo "the module in Node and in Chromium"
PROJECTS=$PWD node "$work/there/node.mjs"
PROJECTS=$PWD node "$work/there/browser.mjs"
