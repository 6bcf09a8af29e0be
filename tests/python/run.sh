#!/usr/bin/env bash
# Installs the wheel into a virtual environment of its own and tests the module and the command there.
#
#   tests/python/run.sh                # builds the wheel for it
#   tests/python/run.sh --release      # … as it is published
#   tests/python/run.sh FILE.whl       # takes one that was built: it is the same for all versions of Python
#   PYTHON=python3.9 tests/python/run.sh FILE.whl
#
# Exits with 77 where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=target/python-tools
[ -x $tools/bin/pip ] || "$python" -m venv $tools || exit 77
$tools/bin/pip install --quiet --disable-pip-version-check maturin==1.16.0 mypy==1.19.0 || exit 77

case ${1:-} in
    *.whl) wheel=$1 ;;
    *)
        profile=(--profile dev --strip)
        [ "${1:-}" = --release ] && profile=(--release)
        $tools/bin/maturin build "${profile[@]}" --quiet --locked --interpreter "$python" --out "$work/wheels"
        wheel=$(echo "$work"/wheels/*.whl)
        ;;
esac
ls -l "$wheel"

"$python" -m venv "$work/fresh"
"$work"/fresh/bin/python --version
"$work"/fresh/bin/pip install --quiet --disable-pip-version-check "$wheel"
"$work"/fresh/bin/pip install --quiet --disable-pip-version-check pytest==8.4.2 pandas polars || exit 77
$tools/bin/mypy --strict --python-executable "$work/fresh/bin/python" -p paridad
cd tests/python
"$work"/fresh/bin/python -m pytest --quiet -p no:cacheprovider
