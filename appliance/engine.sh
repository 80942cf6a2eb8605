# shellcheck shell=bash
# What is asked of the Docker engine and of compose. Sourced by stack.sh.

: "${kept:?folder for what is remembered of this home, set by the script that sources it}"

# find_engine: stops with the reason when there is none.
find_engine() {
  local said
  command -v docker >/dev/null || stop "Docker is missing" "on Debian: apt-get install docker.io docker-compose"
  said=$(docker version --format '{{.Server.Version}}' 2>&1) || stop "the Docker engine does not answer:" "$said"
  if docker compose version >/dev/null 2>&1; then
    compose_program=(docker compose)
  elif command -v docker-compose >/dev/null; then
    compose_program=(docker-compose)
  else
    stop "compose is missing" "on Debian: apt-get install docker-compose"
  fi
  find_files
}

# The files are compose's own choice (COMPOSE_FILE, an override beside), and what the first start noted about this machine.
find_files() {
  local file
  files=()
  if [ -n "${COMPOSE_FILE:-}" ]; then
    IFS=: read -r -a files <<<"$COMPOSE_FILE"
  else
    files=(docker-compose.yml)
    [ ! -e docker-compose.override.yml ] || files+=(docker-compose.override.yml)
  fi
  [ ! -e "$kept/names.yml" ] || files+=("$kept/names.yml")
  for file in "${files[@]}"; do [ -r "$file" ] || stop "$file cannot be read"; done
}

# The files are named here, and by nothing else.
compose() {
  local file words=()
  for file in "${files[@]}"; do words+=(-f "$file"); done
  env -u COMPOSE_FILE "${compose_program[@]}" "${words[@]}" --project-directory . "$@"
}

# How the home is reached stands in its certificate, and in what its authority may sign at all: told once, before the first start.
tell_names() {
  local host
  [ ! -e "$kept/names.yml" ] || return 0
  mkdir -p "$kept"
  host=$(hostname | tr '[:upper:]' '[:lower:]')
  host=${host%%.*}
  cat >"$kept/names.yml.new" <<TEXT
# Names and addresses by which browsers find this home. Written at its first start.
services:
  gateway:
    environment:
      HEARTH_NAMES: "${HEARTH_NAMES:-$host.local,$host,localhost,127.0.0.1$(own_addresses)}"
TEXT
  mv "$kept/names.yml.new" "$kept/names.yml"
  find_files
}

# Addresses of this machine on the LAN; not those of Docker's own bridges.
own_addresses() {
  local address
  address=$(ip -4 route get 192.0.2.1 2>/dev/null | sed -n 's/.* src \([0-9.]*\).*/,\1/p') # RFC 5737: nobody's, so the default route
  echo "$address"
}

# The lines of the Pi are left out where there are none: a device that is missing would stop the whole start.
find_services() {
  local service
  services=()
  for service in $(compose config --services); do
    if [ "$service" = pins ] && [ ! -e /dev/gpiochip0 ]; then
      [ -n "${told_of_pins:-}" ] || echo "This machine has no /dev/gpiochip0: without the part pins."
      told_of_pins=yes
    else
      services+=("$service")
    fi
  done
}

# The classic builder is what balena has; images with a digest are fetched.
make_images() {
  if [[ $(compose config) == *build:* ]]; then compose build "${services[@]}"; else compose pull "${services[@]}"; fi
}

start_containers() {
  compose up -d --no-build "${services[@]}"
}

containers() {
  docker ps -aq --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME" --filter label=com.docker.compose.oneoff=False
}

# of CONTAINER FORMAT: nothing when it has just gone.
of() {
  docker inspect --format "$2" "$1" 2>/dev/null || true
}

service_of() { of "$1" '{{index .Config.Labels "com.docker.compose.service"}}'; }
image_of() { of "$1" '{{.Image}}' | cut -c 8-19; }

# state_of CONTAINER: one word of the engine, the health behind it where there is a check.
state_of() { of "$1" '{{.State.Status}}{{if .State.Health}}, {{.State.Health.Status}}{{end}}'; }

# container_of SERVICE
container_of() {
  local id
  for id in $(containers); do
    [ "$(service_of "$id")" != "$1" ] || { echo "$id" && return; }
  done
}

# read_in SERVICE FILE: empty when one of both is not there.
read_in() {
  local id
  id=$(container_of "$1")
  [ -z "$id" ] || docker exec "$id" cat "$2" 2>/dev/null || true
}

# Taken away by the gateway once it was used.
claim_code() { read_in gateway /var/lib/hearth/home/claim-code; }

name_of_home() {
  local names
  names=$(read_in nginx /var/lib/hearth/web-share/names)
  echo "${names:-localhost}" | cut -d, -f1
}

# port_suffix PORT-IN-CONTAINER USUAL: ":8443", or nothing where browsers look by themselves.
port_suffix() {
  local id port
  id=$(container_of nginx)
  port=$([ -z "$id" ] || docker port "$id" "$1" 2>/dev/null | sed -n '1s/.*://p')
  [ "${port:-$2}" = "$2" ] || echo ":$port"
}

dashboard() { echo "https://$(name_of_home)$(port_suffix 8443 443)"; }
