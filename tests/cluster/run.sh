#!/usr/bin/env bash
# Checks an archive that is made up on Dask (two worker processes) and on Spark (two threads, a table of documents), and
# compares their reports with that of one `paridad check`, to the byte.
#
#   tests/cluster/run.sh                  # 20,000 statements
#   tests/cluster/run.sh 1000             # fewer
#   tests/cluster/run.sh 20000 dask ray   # on these
#
# Builds the wheel, or takes WHEEL; installs Dask, Spark and Java. Exits with 77 where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."
source tests/peers.sh

count=${1:-20000}
engines=("${@:2}")
[ ${#engines[@]} -gt 0 ] || engines=(dask spark)
tools=target/cluster-tools
[ -x $tools/bin/python ] || peer python $tools maturin==1.16.0
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

install() { $tools/bin/pip install --quiet --disable-pip-version-check "$@" || exit "$NOT_JUDGED"; }
install maturin==1.16.0
for engine in "${engines[@]}"; do
    case $engine in
        dask) install "dask[distributed]==2026.8.0" ;;
        ray) install ray ;;
        spark)
            command -v java >/dev/null || peer debian openjdk-17-jre-headless
            install pyspark==4.1.4
            ;;
    esac
done
if [ -z "${WHEEL:-}" ]; then
    profile=(--profile dev --strip)
    [ "${PROFILE:-}" = release ] && profile=(--release)
    $tools/bin/maturin build "${profile[@]}" --quiet --locked --interpreter $tools/bin/python --out "$scratch/wheels"
    WHEEL=$(echo "$scratch"/wheels/*.whl)
fi
install --force-reinstall "$WHEEL"

python3 tests/cluster/generate.py "$count" "$scratch/archive"
export PYSPARK_PYTHON=$PWD/$tools/bin/python RAYON_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1
$tools/bin/python - "$scratch/archive" "$scratch/one.json" <<'PYTHON'
import sys, time
import paridad

folder, report = sys.argv[1:]
began = time.process_time()
found = paridad.check(folder)
print(f"one run: {time.process_time() - began:.1f} s of CPU, {len(found.findings)} findings")
with open(report, "w", encoding="utf-8") as file:
    file.write(found.json)
PYTHON
for engine in "${engines[@]}"; do
    $tools/bin/python "tests/cluster/with_$engine.py" "$scratch/archive" "$scratch/$engine.json" 2>"$scratch/$engine.log" ||
        { tail -30 "$scratch/$engine.log"; exit 1; }
    cmp "$scratch/one.json" "$scratch/$engine.json"
done
