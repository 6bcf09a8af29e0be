#!/usr/bin/env bash
# Builds the wheel, installs it into a virtual environment of its own and tests the module and the command there.
# `run.sh --release` builds the wheel as it is published. Exits with 77 where what it needs cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
tools=target/python-tools
[ -x $tools/bin/pip ] || "$python" -m venv $tools || exit 77
$tools/bin/pip install --quiet --disable-pip-version-check maturin==1.16.0 mypy==1.19.0 || exit 77

profile=(--profile dev --strip)
[ "${1:-}" = --release ] && profile=(--release)
$tools/bin/maturin build "${profile[@]}" --quiet --locked --interpreter "$python" --out "$work/wheels"
ls -l "$work"/wheels/*.whl

"$python" -m venv "$work/fresh"
"$work"/fresh/bin/pip install --quiet --disable-pip-version-check "$work"/wheels/*.whl
"$work"/fresh/bin/pip install --quiet --disable-pip-version-check pytest==8.4.2 pandas polars || exit 77
$tools/bin/mypy --strict --python-executable "$work/fresh/bin/python" -p paridad
cd tests/python
"$work"/fresh/bin/python -m pytest --quiet -p no:cacheprovider
