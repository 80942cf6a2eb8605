#!/usr/bin/env bash
# What ./hearth does with containers: on any machine with Docker, nothing else is needed. Called by ./hearth.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."

# What Docker calls this home: its containers, networks and volumes begin with it.
export COMPOSE_PROJECT_NAME=${COMPOSE_PROJECT_NAME:-hearth}
kept=.hearth/stack/$COMPOSE_PROJECT_NAME

# stop MESSAGE...: the person has to act.
stop() {
  printf 'hearth: %s\n' "$@" >&2
  exit 1
}

# shellcheck source=engine.sh
. appliance/engine.sh
# shellcheck source=health.sh
. appliance/health.sh
# shellcheck source=console.sh
. appliance/console.sh
# shellcheck source=backup.sh
. appliance/backup.sh
# shellcheck source=release.sh
. appliance/release.sh

up() {
  find_engine
  tell_names
  find_services
  echo "Starting the home $COMPOSE_PROJECT_NAME in containers: ${services[*]}"
  make_images || stop "the images cannot be made; the words above say why"
  start_containers || echo "hearth: not every container could be started" >&2
  if ! wait_until_healthy; then
    tell_failed
    stop "the home is not healthy; ./hearth logs tells more, ./hearth down stops it"
  fi
  keep_files
  welcome
}

down() {
  find_engine
  [ -n "$(containers)" ] || { echo "No containers of the home $COMPOSE_PROJECT_NAME are here." && return; }
  echo "Stopping the home $COMPOSE_PROJECT_NAME in containers."
  compose down
  echo "Stopped. Its data is kept in volumes; ./hearth up finds it again."
}

logs() {
  find_engine
  local words=(--tail 50) word
  for word in "$@"; do
    case $word in
      -f) words+=(-f) ;;
      -*) stop "logs takes a part and -f, not \"$word\"" ;;
      *) words+=("$word") ;;
    esac
  done
  compose logs "${words[@]}"
}

status() {
  find_engine
  local id service
  echo "The home $COMPOSE_PROJECT_NAME in containers:"
  [ -n "$(containers)" ] || { echo "  none is here; ./hearth up starts it" && return; }
  for id in $(containers); do
    service=$(service_of "$id")
    [ -z "$service" ] || printf '  %-10s %-20s %s\n' "$service" "$(state_of "$id")" "$(image_of "$id")"
  done
  printf '  %-10s %s\n' dashboard "$(dashboard)"
}

# is-here: whether ./hearth means these containers when it is told to stop something.
is_here() {
  find_engine 2>/dev/null && [ -n "$(containers)" ]
}

welcome() {
  local code
  code=$(claim_code)
  cat <<TEXT

The home is ready.

  Dashboard    $(dashboard)
  CA           http://$(name_of_home)$(port_suffix 8080 80)/ca.crt, with steps for each kind of browser
  Claim code   ${code:-already claimed}

./hearth status, logs and down act on it; ./hearth update brings another release.
TEXT
}

# alone WORD...: a command that takes no further words.
alone() { [ $# -eq 0 ] || stop "with containers this takes no further words, not \"$*\""; }

main() {
  local verb=${1:-}
  [ $# -eq 0 ] || shift
  case $verb in
    up) alone "$@" && up ;;
    down) alone "$@" && down ;;
    status) alone "$@" && status ;;
    logs) logs "$@" ;;
    update) update "$@" ;;
    backup) backup "$@" ;;
    backups) alone "$@" && backups ;;
    restore) restore "$@" ;;
    recover) recover "$@" ;;
    keys)
      case "$*" in
        backup) new_recovery_key ;;
        rotate) rotate_keys ;;
        *) stop "keys takes backup or rotate" ;;
      esac
      ;;
    is-here) is_here ;;
    *) stop "unknown command \"$verb\"" ;;
  esac
}

# On one line, so that bash has read all of this file before any of it is done: an update may change it.
main "$@" && exit
