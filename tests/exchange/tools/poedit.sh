#!/usr/bin/env bash
# Does the work in a file with Poedit, on a screen that nobody sees: opens it, goes through all rows, types the texts, saves.
#
#   poedit.sh FILE LOCALE WORK
set -euo pipefail
file=$1 locale=$2 work=$3

export HOME GDK_BACKEND=x11 LANG=C.UTF-8
HOME=$(mktemp -d)
exec 3<>"$HOME/display"
Xvfb -displayfd 3 -screen 0 1200x900x24 >/dev/null 2>&1 &
screen=$!
started=("$screen")
trap 'kill "${started[@]}" 2>/dev/null || true; wait; rm -rf "$HOME"' EXIT
for _ in {1..50}; do
    [ -s "$HOME/display" ] && break
    sleep 0.2
done
export DISPLAY=:$(<"$HOME/display")
# Windows get the keyboard from it.
openbox >/dev/null 2>&1 &
started+=($!)
poedit "$file" >/dev/null 2>&1 &
editor=$!
started+=("$editor")

window=$(timeout 60 xdotool search --sync --onlyvisible --name 'Poedit$' | tail -1)
xdotool windowactivate --sync "$window" windowsize --sync "$window" 1000 800

# Puts a text on the clipboard. It is held by a process that lives on, which must not keep the output of this one.
hold() {
    printf '%s' "$1" | xclip -selection clipboard >/dev/null 2>&1
}

# The text of the row that is open.
row() {
    hold none
    xdotool key ctrl+a ctrl+c
    sleep 0.3
    timeout 5 xclip -selection clipboard -t UTF8_STRING -o || true
}

# Types a text into the row that is open, until it is there.
write() {
    for _ in {1..10}; do
        hold "$1"
        xdotool key ctrl+a ctrl+v
        sleep 0.3
        [ "$(row)" != "$1" ] || return 0
    done
    echo "Poedit does not take: $1" >&2
    return 1
}

# The editor is there when the translation of the first row can be copied. Until then the keys go to the list of rows,
# where they select all of them, and `Home` the first alone.
first=$(sed -nE 's/^ *<target[^>]*>(.*)<\/target>$|^msgstr "(.+)"$/\1\2/p' "$file" | head -1)
for _ in {1..50}; do
    xdotool key Home
    xdotool mousemove --window "$window" 200 700 click 1
    sleep 0.3
    [ "$(row)" != "$first" ] || break
done
names() {
    grep -oE '^msgctxt "[^"]*"|<(trans-)?unit id="[^"]*"' "$file" | cut -d'"' -f2 | sed 's/.*#//'
}
names >"$HOME/names"
while read -r name; do
    text=$(awk -F'\t' -v locale="$locale" -v name="$name" '$1 == locale && $2 == name { print $3 }' "$work")
    [ -z "$text" ] || write "$text"
    xdotool key ctrl+Down
    sleep 0.2
done <"$HOME/names"
cp "$file" "$HOME/before"
xdotool key ctrl+s
for _ in {1..50}; do
    cmp -s "$file" "$HOME/before" || break
    sleep 0.2
done
sleep 0.5
xdotool key ctrl+q
for _ in {1..50}; do
    kill -0 "$editor" 2>/dev/null || break
    sleep 0.2
done
