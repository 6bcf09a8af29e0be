#!/usr/bin/env bash
# The bundles in the hands of those who use them: fluent.js, Python and Rust load every bundle without an error, Node
# imports the module, TypeScript compiles against its types, i18next gives the same texts as Fluent. FluentResourceLoader,
# django-ftl, fluent-templates and i18n-embed take the folder of a build as it is.
#
#   tests/bundles/consumers.sh            # this repository, tests/bundles/project and ../shared/corpora, if it is there
#   PARIDAD_CORPORA=DIR tests/bundles/consumers.sh
#
# Installs what it needs into target/consumers.
set -euo pipefail
cd "$(dirname "$0")/../.."

corpora=${PARIDAD_CORPORA:-../shared/corpora}
tools=$PWD/target/consumers
mkdir -p "$tools"
source tests/peers.sh
command -v node >/dev/null && command -v npm >/dev/null || peer debian nodejs npm
[ -d "$tools/node_modules/typescript" ] || peer npm "$tools" @fluent/bundle@0.19 i18next@25 typescript@5
[ -e "$tools"/venv/lib/python3*/site-packages/django_ftl ] || peer python "$tools/venv" fluent.runtime==0.4.0 django-ftl==0.14 "Django>=4,<5"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo build --quiet --locked
paridad=$PWD/target/debug/paridad
outputs=()

# project FOLDER NAME: builds a copy of it with all forms of bundles.
project() {
    local copy=$work/$2
    cp -r "$1" "$copy"
    rm -f "$copy/l10n.toml"
    cat >"$copy/paridad.toml"
    "$paridad" -C "$copy" build --quiet --missing source --output "$work/dist/$2"
    outputs+=("$work/dist/$2")
}

all='bundles = ["ftl", "json", "esm", "typescript", "rust", "i18next"]
'
"$paridad" -C tests/bundles/project build --quiet --output "$work/dist/project"
outputs+=("$work/dist/project")
mkdir "$work/own" && cp -r content locales "$work/own"
project "$work/own" repository <<<"$all"
if [ -d "$corpora" ]; then
    off='[[levels]]
on = "**"
level = "off"
reason = "the words are those of others"
'
    for name in contributor-covenant opensource-guide udhr; do
        mkdir "$work/$name.in" && cp -r "$corpora/$name/locales" "$work/$name.in"
        project "$work/$name.in" "$name" <<<"source = \"en\"
$all$off"
    done
    project "$corpora/rust-www" rust-www <<<"source = \"en-US\"
shared = [\"shared/core.ftl\"]
functions = [\"ENGLISH\", \"EMAIL\"]
$all$off"
fi

# As the manual has it for fluent-templates, where the languages are shown side by side besides.
"$paridad" -C "$work/repository" build --quiet --edition side-by-side
"$paridad" -C "$work/repository" build --quiet --edition text --output "$work/repository/bundles"
[ -d "$work/repository/dist/side-by-side" ]
outputs+=("$work/repository/bundles")

cp tests/bundles/*.mjs tests/bundles/uses.mts "$tools"
TZ=UTC node "$tools/consumers.mjs" "${outputs[@]}"

mkdir -p "$tools/types" && rm -rf "$tools/types"/*
for output in "${outputs[@]}"; do
    cp -r "$output" "$tools/types/$(basename "$output")"
done
"$tools/node_modules/.bin/tsc" --noEmit --strict --target es2022 --module nodenext \
    "$tools/uses.mts" $(find "$tools/types" -name bundle.d.mts)
echo "TypeScript: $(find "$tools/types" -name bundle.d.mts | wc -l) files of types compile, and uses.mts with them"

"$tools/venv/bin/python" tests/bundles/load.py "${outputs[@]}"
"$tools/venv/bin/python" tests/bundles/packaged.py "${outputs[@]}"
CARGO_TARGET_DIR=$tools/loaders cargo run --quiet --locked --manifest-path tests/bundles/loaders/Cargo.toml -- "${outputs[@]}"
PARIDAD_BUNDLES=$(IFS=:; echo "${outputs[*]}") cargo test --quiet --locked --test it bundles:: -- --nocapture
