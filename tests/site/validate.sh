#!/usr/bin/env bash
# Builds the project beside this script with every page of a site, and has the result looked at by the Nu Html Checker
# (pages, with their style sheets) and by Jing (feeds and sitemap). Needs npm and java.
#
#     tests/site/validate.sh [FOLDER]      the output, and the checker, stay in FOLDER
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=${1:-$(mktemp -d)}
mkdir -p "$work"
work=$(cd "$work" && pwd)

cargo build --quiet --manifest-path "$here/../../Cargo.toml"
target=${CARGO_TARGET_DIR:-$here/../../target}
rm -rf "$work/project"
cp -r "$here/project" "$work/project"
(cd "$work/project" && "$target/debug/paridad" build --quiet)
dist="$work/project/dist"

source "$here/../peers.sh"
command -v java >/dev/null || peer debian default-jre-headless
tools=${NODE_TOOLS:-$target/node-tools}
[ -d "$tools/node_modules/vnu-jar" ] || peer npm "$tools" vnu-jar@26 playwright-core@1 axe-core@4
nu="$tools/node_modules/vnu-jar/build/dist/vnu.jar"
jing() {
    java -cp "$nu" nu.validator.vendor.thaiopensource.relaxng.util.Driver -c "$@"
}

java -jar "$nu" --also-check-css --Werror "$dist/index.html" "$dist"/*/index.html $(find "$dist/side-by-side" -name '*.html')
find "$dist" -name '*.html' -print0 | xargs -0 java -jar "$nu" --also-check-css --errors-only
jing "$here/atom.rnc" "$dist"/*/feed.xml
jing "$here/sitemap.rnc" "$dist/sitemap.xml"

# None of these is sound: the checks can fail.
sed 's/T00:00:00Z/T00:00:00/' "$dist/es/feed.xml" >"$work/feed.xml"
sed '0,/<loc>/s//<loc>no address /' "$dist/sitemap.xml" >"$work/sitemap.xml"
if jing "$here/atom.rnc" "$work/feed.xml" >/dev/null || jing "$here/sitemap.rnc" "$work/sitemap.xml" >/dev/null; then
    echo "a feed or a sitemap that is not sound passes" >&2
    exit 1
fi

echo "$(find "$dist" -name '*.html' | wc -l) pages, $(ls "$dist"/*/feed.xml | wc -l) feeds and the sitemap are valid"
