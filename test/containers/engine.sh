# shellcheck shell=bash
# An engine for the containers' test: the one that runs, else one of our own that is gone afterwards. Sourced by containers.sh.

# no_engine WHY: says why nothing was tried, which is no success.
no_engine() {
  echo "containers: no engine can be used here: $1" >&2
  exit 1
}

# Prefers the engine that the caller's environment names or that the machine runs.
find_engine() {
  command -v docker >/dev/null || no_engine "the program docker is missing (Debian: docker.io)"
  if docker info >/dev/null 2>&1; then return 0; fi
  [ "$(id -u)" -eq 0 ] || no_engine "none runs, and only root can start one"
  PATH=$PATH:/usr/sbin:/sbin command -v dockerd >/dev/null || no_engine "none runs, and dockerd is missing (Debian: docker.io)"
  start_engine
}

# With folders and a socket of its own, so that nothing of the machine's is touched; stopped by stop_engine.
start_engine() {
  engine=$(mktemp -d /tmp/hearth-engine.XXXXXX)
  export DOCKER_HOST=unix://$engine/docker.sock
  dockerd -H "$DOCKER_HOST" --data-root "$engine/data" --exec-root "$engine/exec" --pidfile "$engine/pid" >"$engine/log" 2>&1 &
  engine_process=$!
  local left=60
  until docker info >/dev/null 2>&1; do
    if [ $left -eq 0 ] || ! kill -0 "$engine_process" 2>/dev/null; then no_engine "dockerd did not start: $(tail -n 3 "$engine/log")"; fi
    left=$((left - 1))
    sleep 1
  done
}

stop_engine() {
  [ -n "${engine_process:-}" ] || return 0
  kill "$engine_process" 2>/dev/null || true
  wait "$engine_process" 2>/dev/null || true
  # It leaves the name of its own network behind as a mount, and what it mounted for a container that is gone may take a moment to be let go.
  umount "$engine/exec/netns/default" 2>/dev/null || true
  rm -rf "$engine" 2>/dev/null || { sleep 2 && rm -rf "$engine"; }
}

# The one image that all others are made from: had already, pulled, or made of the same packages.
base_image() {
  docker image inspect debian:trixie-slim >/dev/null 2>&1 && return 0
  docker pull -q debian:trixie-slim 2>/dev/null && return 0
  echo "debian:trixie-slim cannot be pulled: made with debootstrap"
  [ "$(id -u)" -eq 0 ] || no_engine "debian:trixie-slim cannot be pulled, and only root can make it"
  PATH=$PATH:/usr/sbin command -v debootstrap >/dev/null || no_engine "debian:trixie-slim cannot be pulled, and debootstrap is missing"
  local root
  root=$(mktemp -d /tmp/hearth-base.XXXXXX)
  debootstrap --variant=minbase trixie "$root" http://deb.debian.org/debian >"$root.log" 2>&1 || no_engine "debootstrap failed: $(tail -n 3 "$root.log")"
  rm -rf "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/* "$root"/usr/share/{doc,man,locale,info}/* "$root"/var/log/*.log
  tar --sort=name -C "$root" -c . | docker import -c 'CMD ["bash"]' - debian:trixie-slim >/dev/null
  rm -rf "$root" "$root.log"
}

# find_compose: which of the two there is, as words in $compose.
# shellcheck disable=SC2034
find_compose() {
  compose="docker compose"
  docker compose version >/dev/null 2>&1 && return 0
  compose=docker-compose
  command -v docker-compose >/dev/null || no_engine "neither docker compose nor docker-compose is there (Debian: docker-compose)"
}
