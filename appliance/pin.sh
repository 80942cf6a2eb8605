#!/usr/bin/env bash
# pin.sh PINNED <docker-compose.yml: the same file with "image:" in the place of every "build:". PINNED has one line a service: its name, and
# its image with the digest. A service without a line is an error.
set -euo pipefail

awk '
  FNR == NR { image[$1] = $2; next }
  /^[a-z]/ { top = $1 }
  top == "services:" && /^  [a-z][a-z-]*:/ { service = substr($1, 1, length($1) - 1) }
  /^    build:/ {
    if (!(service in image)) { print "no image for " service > "/dev/stderr"; failed = 1; exit 1 }
    print "    image: " image[service]
    building = 1
    next
  }
  building && /^      / { next }
  { building = 0; print }
' "${1:?file of pinned images}" -
