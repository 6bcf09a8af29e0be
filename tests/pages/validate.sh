#!/usr/bin/env bash
# The pages that `build` makes, by the judges of the web: the Nu checker (vnu), and axe-core in Chromium where there is
# one (CHROMIUM names another). The committed editions; a statement with everything there is on a page, in four languages, one of them from right
# to left; the same with a template of the project. `pages/validate.sh DIR` also leaves pictures in DIR.
set -euo pipefail
cd "$(dirname "$0")/../.."

missing=()
command -v java >/dev/null || missing+=(default-jre-headless)
command -v npm >/dev/null || missing+=(npm)
if [ ${#missing[@]} -gt 0 ]; then
    apt-get update -qq && apt-get install -y -qq "${missing[@]}" >/dev/null
fi
export NODE_TOOLS=${NODE_TOOLS:-$PWD/target/node-tools}
if [ ! -e "$NODE_TOOLS/node_modules/axe-core" ] || [ ! -e "$NODE_TOOLS/node_modules/vnu-jar" ]; then
    mkdir -p "$NODE_TOOLS"
    npm install --prefix "$NODE_TOOLS" --no-audit --no-fund --ignore-scripts --silent \
        vnu-jar@26 playwright-core@1 axe-core@4
fi

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
paridad=${PARIDAD:-target/debug/paridad}
for project in full themed; do
    "$paridad" -C "tests/pages/$project" build --quiet --output "$made/$project"
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
