#!/usr/bin/env bash
# Builds the engine as WebAssembly and packs it: the package of npm, and the page to try paridad on, which needs nothing
# beside it. Writes to target/package; says how much a reader of the page downloads.
set -euo pipefail
cd "$(dirname "$0")/.."

built=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/wasm/paridad-wasm.wasm
# Texts may be nested as deep as in the program, whose stack is of this size.
cargo rustc --quiet --locked --profile wasm --no-default-features --features wasm --target wasm32-unknown-unknown \
    --bin paridad-wasm -- -C link-arg=-zstack-size=8388608

out=target/package
mkdir -p $out
node src/npm/pack.mjs module $out "$built"
node src/npm/page/make.mjs "$built" $out/paridad.html
gzip -9c "$built" | wc -c | sed 's/$/ bytes of WebAssembly, packed by gzip/'
ls -l $out/paridad-*.tgz $out/paridad.html
