# shellcheck shell=bash
# Debian starts a server with its package. A house brings its own: what this installs neither runs nor starts with the machine.

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

policy=/usr/sbin/policy-rc.d

# Debian's own way to say "start nothing now" while packages are installed (invoke-rc.d(8)); an existing policy is left alone.
forbid_starts() {
  [ ! -e $policy ] || return 0
  printf '#!/bin/sh\nexit 101\n' | as_root tee $policy >/dev/null
  as_root chmod 755 $policy
  trap 'as_root rm -f $policy' EXIT
}

allow_starts() {
  [ -z "$(trap -p EXIT)" ] || { as_root rm -f $policy && trap - EXIT; }
}

# Only services that came with this very installation: one that was there before belongs to somebody.
disable_services() {
  command -v systemctl >/dev/null && [ -d /run/systemd/system ] || return 0
  local service
  for service in "$@"; do
    as_root systemctl disable --now "$service" >/dev/null 2>&1 || true
    echo "The system's own $service service stays off; ./hearth starts its own."
  done
}

# apt_install PACKAGE...
apt_install() {
  local package services=()
  for package in "$@"; do
    [[ $package != mosquitto && $package != nginx ]] || services+=("$package")
  done
  forbid_starts
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
  disable_services "${services[@]}"
  allow_starts
}
