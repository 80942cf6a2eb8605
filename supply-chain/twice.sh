#!/usr/bin/env bash
# twice.sh: makes the gateway two times from the same sources, in two folders, time zones and languages, and compares what comes out, file by
# file and byte by byte. What a release says it is made of can only be checked by whoever makes the same of it.
#
# twice.sh FOLDER FOLDER: compares two that were made already (quarkus-app).
set -euo pipefail
LC_ALL=C
export LC_ALL
cd "$(dirname "$(readlink -f "$0")")/.."

# Quarkus 3.34 writes this one file otherwise each time: it numbers what it records over threads, walks through sets of the JVM's own order,
# and lets names be drawn by lot (quarkusio/quarkus #53025 and others after it). Of it the names of the classes are compared, and their order.
excepted=quarkus/generated-bytecode.jar

work=$(mktemp -d "${TMPDIR:-/tmp}/hearth-twice.XXXXXX")
trap 'rm -rf "$work"' EXIT

# make_in FOLDER: what the container's image takes, with its words, out of these sources.
make_in() {
  mkdir -p "$1"
  git ls-files -z --cached --others --exclude-standard -- .mvn pom.xml gateway/pom.xml gateway/src/main contracts |
    tar --null --files-from=- -c | tar -C "$1" -x
  (cd "$1" && mvn -q -B -pl gateway -Dmaven.test.skip=true -Dno-check package >"$work/log" 2>&1) || {
    tail -n 20 "$work/log"
    echo "twice.sh: the gateway does not build"
    return 1
  }
}

# sums FOLDER: each file with its digest, and the one that is excepted with its list of contents.
sums() {
  (
    cd "$1"
    find . -type f ! -path "./$excepted" -print0 | sort -z | xargs -0 sha256sum
    unzip -Z1 "$excepted"
  )
}

first=${1:-} second=${2:-}
if [ $# -eq 0 ]; then
  first=$work/first/gateway/target/quarkus-app
  second="$work/in another/second/gateway/target/quarkus-app"
  TZ=Europe/Athens LC_ALL=C.UTF-8 make_in "$work/first"
  TZ=Pacific/Auckland make_in "$work/in another/second"
elif [ $# -ne 2 ]; then
  echo "usage: twice.sh [FOLDER FOLDER]" >&2
  exit 2
fi

sums "$first" >"$work/first.sums"
sums "$second" >"$work/second.sums"
[ "$(wc -l <"$work/first.sums")" -gt 1000 ] || { echo "twice.sh: the gateway's files were not found" && exit 1; }
if ! diff "$work/first.sums" "$work/second.sums"; then
  echo "twice.sh: of the same sources these came out in two forms"
  exit 1
fi
if cmp -s "$first/$excepted" "$second/$excepted"; then
  echo "twice.sh: $excepted came out the same as well: it is no exception any more, and goes from this script"
  exit 1
fi
echo "the gateway came out the same twice, except for the content of $excepted"
