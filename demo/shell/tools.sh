# shellcheck shell=bash
# Which programs a house needs, where they are, and how they get here. Sourced by ./hearth and test/all.sh.

# stop_missing WHAT: the person has to act.
stop_missing() {
  echo "hearth: $1 is missing" >&2
  [ $# -lt 2 ] || echo "hearth: $2" >&2
  exit 1
}

# version_of JDK_HOME: major version of a JDK that can compile; empty for anything else.
version_of() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Exports JAVA_HOME of the first JDK of version 25 or newer: the caller's, the one on the PATH, those of the packages.
find_jdk() {
  local home version
  for home in "${JAVA_HOME:-}" "$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")" /usr/lib/jvm/*; do
    version=$(version_of "$home") || continue
    [ "${version:-0}" -ge 25 ] || continue
    export JAVA_HOME=$home PATH=$home/bin:$PATH
    return 0
  done
  return 1
}

find_node() {
  local version
  version=$(node --version 2>/dev/null) || return 1
  version=${version#v}
  [ "${version%%.*}" -ge 20 ]
}

find_header() {
  echo "#include <$1>" | g++ -x c++ -std=c++17 -fsyntax-only - 2>/dev/null
}

# Servers are in folders that an ordinary account's PATH leaves out.
find_program() {
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin command -v "$1" >/dev/null
}

# missing_packages house|test: one Debian package a line.
missing_packages() {
  find_jdk || echo openjdk-25-jdk-headless
  find_node || echo nodejs
  find_program npm || echo npm
  find_program mvn || echo maven
  find_program mosquitto || echo mosquitto
  find_program nginx || echo nginx
  find_program g++ || echo g++
  find_program cmake || echo cmake
  find_program make || echo make
  find_program xz || echo xz-utils
  find_program openssl || echo openssl
  find_header mbedtls/ssl.h || echo libmbedtls-dev
  [ "$1" = test ] || return 0
  find_header bearssl.h || echo libbearssl-dev
  find_header doctest/doctest.h || echo doctest-dev
  find_program clang-format || echo clang-format
  find_program chromium || echo chromium
  find_program mkfs.ext4 || echo e2fsprogs
  find_program ip || echo iproute2
  compgen -G '/usr/lib/*/faketime/libfaketimeMT.so.1' >/dev/null || echo libfaketime
}

# Debian 12 has an older JDK and an older Node: a package that cannot be new enough is not worth installing.
refuse_older() {
  local package=$1 wanted=$2 offered
  offered=$(apt-cache policy "$package" 2>/dev/null | sed -n 's/^  Candidate: \([0-9]*:\)\{0,1\}\([0-9]*\).*/\2/p')
  [ "${offered:-0}" -ge "$wanted" ] || stop_missing "$3" \
    "this system's packages offer ${offered:-none}; install it yourself and start again (JAVA_HOME and PATH are looked at)"
}

# ensure_tools house|test [--yes]: returns when everything is there; stops with the reason when it cannot be.
ensure_tools() {
  local kind=$1 packages
  shift
  mapfile -t packages < <(missing_packages "$kind")
  if [ ${#packages[@]} -gt 0 ]; then
    install_packages "$(agreed "$@")" "${packages[@]}"
    mapfile -t packages < <(missing_packages "$kind")
    [ ${#packages[@]} -eq 0 ] || stop_missing "${packages[*]}" "the package is installed, but what it should bring is not found"
  fi
  find_jdk
}

# Root, and whoever says --yes, is not asked.
agreed() {
  [ "$(id -u)" -ne 0 ] || { echo yes && return; }
  local word
  for word in "$@"; do [ "$word" != --yes ] || { echo yes && return; }; done
  echo ask
}

install_packages() {
  local consent=$1 package answer=
  shift
  command -v apt-get >/dev/null || stop_missing "$*" "install it with this system's package manager"
  for package in "$@"; do
    [ "$package" != openjdk-25-jdk-headless ] || refuse_older "$package" 25 "a JDK of version 25 or newer"
    [ "$package" != nodejs ] || refuse_older "$package" 20 "Node.js 20 or newer"
  done
  echo "These packages are missing: $*"
  if [ "$consent" = ask ]; then
    read -r -p "Install them with apt-get? [y/N] " answer || true
    [[ $answer == [yY]* ]] || stop_missing "$*" "nothing was installed"
  fi
  # shellcheck source=install.sh
  . demo/shell/install.sh
  apt_install "$@"
}
