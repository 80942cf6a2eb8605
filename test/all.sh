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
  "lint:format and lint" "firmware:firmware" "frontend:frontend" "contract:contract" "gateway:gateway" "house:house"
  "main_job:demo --check" "faults:faults" "firings:firings" "storm:storm" "browser:browser"
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

names=() results=() seconds=()

# part NAME FUNCTION
part() {
  local begin=$SECONDS result=ok
  printf '\n=== %s\n' "$1"
  "$2" || result=FAILED
  names+=("$1") results+=("$result") seconds+=($((SECONDS - begin)))
}

for each in "${parts[@]}"; do
  name=${each%%:*}
  [ ${#wanted[@]} -eq 0 ] || [[ " ${wanted[*]} " == *" $name "* ]] || continue
  part "${each#*:}" "$name"
done

printf '\n%-16s %8s  %s\n' part minutes result
failed=0
for i in "${!names[@]}"; do
  printf '%-16s %5d:%02d  %s\n' "${names[$i]}" $((seconds[i] / 60)) $((seconds[i] % 60)) "${results[$i]}"
  [ "${results[$i]}" = ok ] || failed=1
done
exit $failed
