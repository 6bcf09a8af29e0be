#!/usr/bin/env bash
# The language server in VS Code: the extension under src/editors/vscode, packed and installed in code-server, which
# Chromium opens. It takes minutes and 400 MB the first time, so it is run by hand: tests/editors/vscode.sh
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
paridad=$(realpath "${PARIDAD:-target/debug/paridad}")
CHROMIUM=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || true)}
[ -n "$CHROMIUM" ] || { echo "there is no Chromium" >&2 && exit "$NOT_JUDGED"; }
export CHROMIUM

tools=$PWD/${TOOLS:-target/editors/vscode}
server=$tools/node_modules/code-server
if [ ! -e "$tools/ready" ]; then
    # The newest code-server wants a newer Node than Debian has.
    peer debian libkrb5-dev libsecret-1-dev
    peer npm "$tools" code-server@4.100.3 puppeteer-core @vscode/vsce
    peer npm "$server/lib/vscode" --omit=dev
    (cd "$tools" && npm_config_nodedir=/usr npm rebuild argon2 >/dev/null)
    # node-pty ends with an error when all that is needed of it is built; ripgrep would be downloaded, and is not needed.
    (cd "$server/lib/vscode" && npm_config_nodedir=/usr npm rebuild node-pty >/dev/null 2>&1) || true
    (cd "$server/lib/vscode" && npm_config_nodedir=/usr npm rebuild @vscode/spdlog kerberos >/dev/null)
    touch "$tools/ready"
fi

made=$(mktemp -d)
code_server=
trap '[ -z "$code_server" ] || kill "$code_server" 2>/dev/null || true; wait; rm -rf "$made"' EXIT

cp -r src/editors/vscode "$made/extension"
cp -r tests/editors/probe "$made/probe"
peer npm "$made/extension"
for name in extension probe; do
    (cd "$made/$name" && "$tools/node_modules/.bin/vsce" package --allow-missing-repository --skip-license \
        --out "$made/$name.vsix" >/dev/null)
done

mkdir -p "$made/project/locales/en" "$made/project/locales/es" "$made/data/User"
printf 'title = The call\nlead = More than 20 states signed it!\n' >"$made/project/locales/en/call.ftl"
printf 'title = El llamamiento\nlead = ¿Cuántos? Más de 25 Estados lo firmaron !\n' >"$made/project/locales/es/call.ftl"
cat >"$made/data/User/settings.json" <<SETTINGS
{
  "paridad.path": "$paridad",
  "paridad.inlayHints": true,
  "workbench.startupEditor": "none"
}
SETTINGS

run_server() {
    PARIDAD_PROBE=$made/verdict node "$server" --user-data-dir "$made/data" --extensions-dir "$made/extensions" "$@"
}
for name in extension probe; do
    run_server --install-extension "$made/$name.vsix" >"$made/install.log" 2>&1 || { cat "$made/install.log" >&2 && exit 1; }
done
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
run_server --bind-addr "127.0.0.1:$port" --auth none --disable-workspace-trust --disable-telemetry \
    --disable-update-check --config /dev/null >"$made/server.log" 2>&1 &
code_server=$!
for _ in $(seq 300); do
    curl --silent --fail --output /dev/null "http://127.0.0.1:$port/healthz" && break
    sleep 0.2
done

NODE_PATH=$tools/node_modules node tests/editors/open.js "http://127.0.0.1:$port/?folder=$made/project" \
    "$made/verdict" "${PICTURE:-$tools/picture.png}" || { tail -20 "$made/server.log" >&2 && exit 1; }
cat "$made/verdict"
case $(cat "$made/verdict") in
    ok:*) ;;
    *) exit 1 ;;
esac
