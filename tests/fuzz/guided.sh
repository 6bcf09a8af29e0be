#!/usr/bin/env bash
# Fuzzes a target, steered by coverage: guided.sh TARGET [SECONDS]. On stable: the instruments are flags of LLVM, and the
# library that steers is built by a C++ compiler. What is found is written to findings/, and the run goes on; the inputs
# that reach something new are kept in corpus/. A run that ends at once (abort, overflow of the stack, hang) leaves
# findings/TARGET-crash-… or timeout-…, and the next begins.
set -euo pipefail
cd "$(dirname "$0")"
target=$1 seconds=${2:-600}
host=$(rustc -vV | sed -n 's/^host: //p')
flags=(-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table
    -Cllvm-args=-sanitizer-coverage-trace-compares -Cllvm-args=-simplifycfg-branch-fold-threshold=0 --cfg fuzzing)
RUSTFLAGS="${flags[*]}" cargo build --release --locked --quiet --features guided --bin guided \
    --target "$host" --target-dir target/guided
here=$PWD
mkdir -p "corpus/$target" findings
# The current directory changes while it runs, so paths are whole.
folders=("$here/corpus/$target" "$here/seeds/$target")
if [ -d "regressions/$target" ]; then folders+=("$here/regressions/$target"); fi
end=$((SECONDS + seconds))
while ((SECONDS < end)); do
    PARIDAD_FUZZ_TARGET=$target PARIDAD_FUZZ_FINDINGS=$here/findings "target/guided/$host/release/guided" \
        -max_total_time=$((end - SECONDS)) -timeout=40 -rss_limit_mb=4000 -max_len=20000 -close_fd_mask=2 \
        -print_final_stats=1 -artifact_prefix="$here/findings/$target-" "${folders[@]}" &
    run=$!
    code=0
    wait $run || code=$?
    rm -rf "/dev/shm/paridad-fuzz-$run"
    if ((code == 0)); then break; fi
    echo "the run ended at once ($code); on with the next" >&2
done
