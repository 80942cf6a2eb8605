#!/usr/bin/env bash
# ./hearth test [--long] [--yes] [PART...]: every check and test of the project, or the named parts of it. A part that fails does not stop
# the others; the exit code is 1 when any failed. --long repeats what talks over real sockets and clocks, to meet what happens once in a while.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=../demo/shell/tools.sh
. demo/shell/tools.sh
# shellcheck source=../demo/shell/build.sh
. demo/shell/build.sh
# shellcheck source=parts.sh
. test/parts.sh

# The function of parts.sh is the part's name; what people read of it comes behind.
parts=(
  "contract:contract" "lint:format and lint" "compose:compose" "supply:supply chain" "firmware:firmware" "frontend:frontend"
  "gateway:gateway" "house:house" "main_job:demo --check" "faults:faults" "firings:firings" "storm:storm" "power:power cuts"
  "browser:browser" "native:native" "containers:containers" "stack:stack" "previous:the release before"
)

wanted=()
for word in "$@"; do
  case $word in
    --long) repeats=5 ;; # of parts.sh
    --yes) ;;
    *)
      [[ " ${parts[*]%%:*} " == *" $word "* ]] || {
        echo "hearth: test takes --long, --yes and the parts ${parts[*]%%:*}, not \"$word\"" >&2
        exit 2
      }
      wanted+=("$word")
      ;;
  esac
done
ensure_tools test "$@"

table=$(mktemp)
trap 'rm -f "$table"' EXIT
trap 'kill -TERM 0' INT TERM # a lane of its own does not hear the keyboard

# wants NAME
wants() { [ ${#wanted[@]} -eq 0 ] || [[ " ${wanted[*]} " == *" $1 "* ]]; }

# lane NAME...: those of these parts that are wanted, one after the other.
lane() {
  local name each begin result
  for name in "$@"; do
    wants "$name" || continue
    for each in "${parts[@]}"; do [ "${each%%:*}" != "$name" ] || break; done
    begin=$SECONDS result=ok
    printf '\n=== %s\n' "${each#*:}"
    "$name" || result=FAILED
    printf '%-18s %5d:%02d  %s\n' "${each#*:}" $(((SECONDS - begin) / 60)) $(((SECONDS - begin) % 60)) $result >>"$table"
  done
}

# beside "NAME..." "NAME...": two lanes at once. What the first says is shown when both are over.
beside() {
  local said
  said=$(mktemp)
  # shellcheck disable=SC2086
  lane $1 >"$said" 2>&1 &
  # shellcheck disable=SC2086
  lane $2
  wait $!
  cat "$said"
  rm -f "$said"
}

# First, because it writes what the others read.
lane contract
# The gateway's tests mostly wait, and so does whoever kills houses: each for houses of its own.
beside "lint compose supply firmware frontend" gateway
if wants firings; then build_stale; fi # not by both at once
beside "house main_job faults storm" firings

lane browser
# Power cuts and the build of the executable take minutes, and containers an engine and the ports of a home: only where they are asked for.
if [ ${#wanted[@]} -gt 0 ] || [ "$repeats" -gt 1 ]; then lane power native containers stack previous; fi

printf '\n%-18s %8s  %s\n' part minutes result
cat "$table"
! grep -q 'FAILED$' "$table"
