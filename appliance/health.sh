# shellcheck shell=bash
# Waiting until each container says that it is healthy. Sourced by stack.sh, after engine.sh.

failed_services=()

# A Pi 3 takes minutes for its first start: keys, an empty database, and everything read from its card for the first time.
patience_s=${HEARTH_UP_WAIT_S:-900}

# So often a part may end and be started again, while it waits for another.
most_restarts=5

# judge SERVICE: healthy, failed, or what it waits for.
judge() {
  local id state restarts
  id=$(container_of "$1")
  [ -n "$id" ] || { echo failed && return; }
  state=$(state_of "$id")
  restarts=$(of "$id" '{{.RestartCount}}')
  case $state in
    "running, healthy" | running) echo healthy ;;
    *unhealthy | exited* | dead* | created*) echo failed ;;
    *) if [ $((restarts - ${restarts_before[$1]:-0})) -ge $most_restarts ]; then echo failed; else echo "${state#running, }"; fi ;;
  esac
}

# A container that was not made anew keeps its count from before.
count_restarts() {
  : "${services:?what is to be healthy}"
  local service id
  declare -gA restarts_before=()
  for service in "${services[@]}"; do
    id=$(container_of "$service")
    [ -z "$id" ] || restarts_before[$service]=$(of "$id" '{{.RestartCount}}')
  done
}

# wait_until_healthy: false as soon as one failed, whose name is then in failed_services.
wait_until_healthy() {
  local begin=$SECONDS service verdict told="" waiting
  count_restarts
  while :; do
    failed_services=() waiting=()
    for service in "${services[@]}"; do
      verdict=$(judge "$service")
      case $verdict in
        healthy) ;;
        failed) failed_services+=("$service") ;;
        *) waiting+=("$service ($verdict)") ;;
      esac
    done
    [ ${#failed_services[@]} -eq 0 ] || return 1
    [ ${#waiting[@]} -gt 0 ] || return 0
    [ "$told" = "${waiting[*]}" ] || echo "  waiting for ${waiting[*]}"
    told=${waiting[*]}
    if [ $((SECONDS - begin)) -ge "$patience_s" ]; then
      failed_services=("${waiting[@]%% *}")
      return 1
    fi
    sleep 2
  done
}

# tell_failed: which, and the end of what each of them said.
tell_failed() {
  local service id
  for service in "${failed_services[@]}"; do
    id=$(container_of "$service")
    [ -n "$id" ] || { echo "hearth: $service has no container" >&2 && continue; }
    echo "hearth: $service is not healthy ($(state_of "$id")). The end of its log:" >&2
    docker logs --tail 20 "$id" 2>&1 | sed 's/^/    /' >&2
  done
}
