#!/usr/bin/env bash
# Builds the engine as WebAssembly and packs it as the package of npm. Writes to target/package.
set -euo pipefail
cd "$(dirname "$0")/.."

built=${CARGO_TARGET_DIR:-target}/wasm32-unknown-unknown/wasm/paridad-wasm.wasm
# Texts may be nested as deep as in the program, whose stack is of this size.
cargo rustc --quiet --locked --profile wasm --no-default-features --features wasm --target wasm32-unknown-unknown \
    --bin paridad-wasm -- -C link-arg=-zstack-size=8388608

out=target/package
mkdir -p $out
node src/npm/pack.mjs module $out "$built"
gzip -9c "$built" | wc -c | sed 's/$/ bytes of WebAssembly, packed by gzip/'
ls -l $out/paridad-*.tgz
