# shellcheck shell=sh
# What the entry scripts of postgres, mosquitto and nginx share. Sourced, never run.

: "${entry_dir:?folder of this file, set by the script that sources it}"

# say MESSAGE: one line of the part's own log.
say() {
  printf '%s entry: %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$*" >&2
}

# stop MESSAGE: says why the part cannot start, and ends it.
stop() {
  say "$*"
  exit 1
}

# need NAME...: the part cannot start without these environment variables.
need() {
  for name in "$@"; do
    eval "[ -n \"\${$name:-}\" ]" || stop "$name is not set"
  done
}

# render TEMPLATE TARGET: writes the filled template beside its target, then renames it, so that a reader never sees half a file.
render() {
  awk -f "$entry_dir/render.awk" "$1" >"$2.new" || stop "cannot fill $1"
  mv -f "$2.new" "$2"
}

# install_once SOURCE TARGET: copies a seed that its owner keeps changing afterwards; an existing target is left alone.
install_once() {
  [ -e "$2" ] && return 0
  cp "$1" "$2.new"
  sync "$2.new"
  mv "$2.new" "$2"
  sync "$(dirname "$2")"
}

# wait_for SECONDS FILE...: another part makes these at its first start.
wait_for() {
  left=$1
  shift
  for file in "$@"; do
    while [ ! -e "$file" ]; do
      [ "$left" -gt 0 ] || stop "gave up waiting for $file"
      left=$((left - 1))
      sleep 1
    done
  done
}
