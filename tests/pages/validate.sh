#!/usr/bin/env bash
# The pages that `build` makes, by the judges of the web: the Nu checker (vnu), and axe-core in Chromium where there is one
# (CHROMIUM names another). The committed editions; a statement with everything there is on a page, in four languages, one
# of them from right to left; the same with a template of the project; the page of `status`, in each of its languages.
# `pages/validate.sh DIR` also leaves pictures in DIR.
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
command -v java >/dev/null || peer debian default-jre-headless
command -v npm >/dev/null || peer debian npm
export NODE_TOOLS=${NODE_TOOLS:-$PWD/target/node-tools}
[ -e "$NODE_TOOLS/node_modules/axe-core" ] && [ -e "$NODE_TOOLS/node_modules/vnu-jar" ] ||
    peer npm "$NODE_TOOLS" vnu-jar@26 playwright-core@1 axe-core@4

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
paridad=${PARIDAD:-target/debug/paridad}
for project in full themed; do
    "$paridad" -C "tests/pages/$project" build --quiet --output "$made/$project"
done
for language in en es pt; do
    LANGUAGE=$language "$paridad" -C tests/pages/full status --format html > "$made/status.$language.html"
done
pages=$(find tests/editions "$made" -name '*.html' | sort)

# Void elements as pulldown-cmark writes them, `<hr />`, are no fault.
java -jar "$NODE_TOOLS/node_modules/vnu-jar/build/dist/vnu.jar" --Werror \
    --filterpattern '.*Trailing slash on void elements.*' $pages
echo "$(wc -w <<<"$pages") pages are valid"

CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v google-chrome || command -v chromium-browser || true)}
if [ -n "$CHROMIUM" ]; then
    export CHROMIUM
    node tests/pages/look.mjs "$pages" "$@"
    echo "$(wc -w <<<"$pages") pages are accessible, at 360, 768 and 1280 pixels, light and dark"
fi
