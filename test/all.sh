#!/usr/bin/env bash
# ./hearth test [--long] [--yes]: every check and test of the project, part by part. A part that fails does not stop the others; the exit
# code is 1 when any failed. --long repeats what talks over real sockets and clocks, to meet what happens once in a while.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
# shellcheck source=../demo/shell/tools.sh
. demo/shell/tools.sh
# shellcheck source=../demo/shell/build.sh
. demo/shell/build.sh
# shellcheck source=parts.sh
. test/parts.sh

for word in "$@"; do
  case $word in
    --long) repeats=5 ;; # of parts.sh
    --yes) ;;
    *) echo "hearth: test takes --long and --yes, not \"$word\"" >&2 && exit 2 ;;
  esac
done
ensure_tools test "$@"

names=() results=() seconds=()

# part NAME FUNCTION
part() {
  local begin=$SECONDS result=ok
  printf '\n=== %s\n' "$1"
  "$2" || result=FAILED
  names+=("$1") results+=("$result") seconds+=($((SECONDS - begin)))
}

part "format and lint" lint
part "firmware" firmware
part "frontend" frontend
part "contract" contract
part "gateway" gateway
part "house" house
part "demo --check" main_job
part "faults" faults
part "storm" storm
part "browser" browser

printf '\n%-16s %8s  %s\n' part minutes result
failed=0
for i in "${!names[@]}"; do
  printf '%-16s %5d:%02d  %s\n' "${names[$i]}" $((seconds[i] / 60)) $((seconds[i] % 60)) "${results[$i]}"
  [ "${results[$i]}" = ok ] || failed=1
done
exit $failed
