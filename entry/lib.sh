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

# on_change COMMAND FILE...: beside the part, and as long as it lives, runs COMMAND whenever one of the files is another; one that fails is
# run again. Looks every HEARTH_WATCH_S seconds, 5 when not set, at inode and time of change: what was replaced by a rename shows there
# even if it has the same age, and a clock that was set back hides nothing. What is not ready is not looked at.
on_change() {
  act=$1
  shift
  seen=$(state_of "$@")
  while sleep "${HEARTH_WATCH_S:-5}" && is_ours; do
    now=$(state_of "$@")
    [ "$now" != "$seen" ] && [ -e "$HEARTH_TRUST_DIR/.ready" ] && "$act" && seen=$now
  done &
}

state_of() {
  stat -c '%n %i %z' "$@" 2>/dev/null || :
}

# is_ours: the part still lives, for whoever loses its parent gets another (proc_pid_stat(5), field 4).
is_ours() {
  read -r _ _ _ parent _ </proc/self/stat
  [ "$parent" = $$ ]
}

# hang_up: the part reads its files again. Not before it listens for that, because until then the signal would end it
# (proc_pid_status(5): the last digit of the signals that are caught is odd if the first of them, SIGHUP, is).
hang_up() {
  grep -q '^SigCgt:.*[13579bdf]$' "/proc/$$/status" && kill -HUP $$
}
