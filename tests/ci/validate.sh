#!/usr/bin/env bash
# Validates what CI systems read of this repository: the action, the hooks of pre-commit and the workflows, and those that
# the manual shows; runs the steps of the action as their shell would, and the hook on a repository of its own. Exits with
# 77 where the validators cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

tools=target/python-tools
[ -x $tools/bin/pip ] || python3 -m venv $tools || exit 77
$tools/bin/pip install --quiet --disable-pip-version-check \
    check-jsonschema==0.38.1 zizmor==1.28.0 pre-commit==4.7.0 pyyaml==6.0.3 || exit 77

$tools/bin/check-jsonschema --builtin-schema vendor.github-actions action.yml
$tools/bin/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
$tools/bin/zizmor --offline --quiet action.yml .github/workflows/release.yml
$tools/bin/pre-commit validate-manifest .pre-commit-hooks.yaml

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
$tools/bin/python tests/ci/snippets.py src/cli/manual/ci.md "$work/manual"
$tools/bin/check-jsonschema --builtin-schema vendor.github-workflows \
    "$work"/manual/.github/workflows/*.yml "$work"/manual/.forgejo/workflows/*.yml
$tools/bin/check-jsonschema --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci "$work/manual/.gitlab-ci.yml"
$tools/bin/pre-commit validate-config "$work/manual/.pre-commit-config.yaml"

cargo build --quiet --locked
root=$PWD
export PATH="$root/target/debug:$PATH"

echo "the steps of the action"
mkdir -p "$work/project/locales/en" "$work/project/locales/es"
printf 'lead = 20 states signed it.\nend = The end.\n' > "$work/project/locales/en/call.ftl"
printf 'lead = 25 Estados lo firmaron.\n' > "$work/project/locales/es/call.ftl"
code=0
$tools/bin/python tests/ci/run_action.py action.yml "$work" sarif=findings.sarif > "$work/log" || code=$?
cat "$work/log"
[ $code = 1 ]
grep -q '^::error file=.*call.ftl.*numbers' "$work/log"
grep -q '| <code>es</code> | ' "$work/summary"
grep -q '^markdown<<' "$work/output"
grep -q '"ruleId": *"numbers"' "$work/project/findings.sarif"

echo "the hook"
git -C "$work/project" init --quiet
git -C "$work/project" add .
code=0
(cd "$work/project" && PRE_COMMIT_HOME=$work/cache "$root/$tools/bin/pre-commit" try-repo "$root" paridad-system --all-files) \
    > "$work/hook" 2>&1 || code=$?
cat "$work/hook"
[ $code = 1 ]
grep -q 'numbers' "$work/hook"
