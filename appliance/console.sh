# shellcheck shell=bash
# ./hearth recover and keys rotate with containers, and how the console of the gateway in its container is asked (gateway/console.sh). Sourced by
# stack.sh.

# gateway_does WORD...: in the gateway's container, with this script's stdin.
gateway_does() {
  local gateway
  gateway=$(container_of gateway)
  [ -n "$gateway" ] || stop "no gateway of the home $COMPOSE_PROJECT_NAME is here; ./hearth up starts it"
  docker exec -i "$gateway" "$@"
}

# ask METHOD PATH [HEADER]: the gateway's answer in $answer, or its refusal there and exit code 1.
ask() {
  answer=$(gateway_does /opt/hearth/gateway/console.sh "$1" "$2" 2>&1 <<<"${3:-}")
}

# field NAME: of the JSON on stdin that has one object a line; empty where it is missing or null.
field() {
  sed -n -e 's/.*"'"$1"'":"\(\([^"\\]\|\\.\)*\)".*/\1/' -e 't text' -e 's/.*"'"$1"'":\([0-9][0-9]*\|true\|false\)[,}].*/\1/p' -e b \
    -e ':text' -e 's/\\\(["\\/]\)/\1/g' -e p
}

# told: what went wrong, in the gateway's words where it had some.
told() {
  local detail
  detail=$(field detail <<<"$answer")
  echo "${detail:-$answer}"
}

# encoded TEXT: as part of an address.
encoded() {
  local LC_ALL=C text=$1 place byte
  for ((place = 0; place < ${#text}; place++)); do
    byte=${text:place:1}
    case $byte in
      [a-zA-Z0-9._~-]) printf %s "$byte" ;;
      *) printf '%%%02X' $(($(printf '%d' "'$byte") & 255)) ;;
    esac
  done
}

recover() {
  local owner
  [ $# -le 1 ] || stop "recover takes one name"
  find_engine
  if [ $# -eq 0 ]; then
    ask GET /console/owners || stop "$(told)"
    [ "$answer" != "[]" ] || { echo "The home has no owner yet: $(claim_code) is the claim code." && return; }
    echo "The owners of the home; ./hearth recover NAME gives one of them a code for a new password:"
    sed -e 's/^\["/  /' -e 's/"\]$//' -e 's/","/\n  /g' <<<"$answer"
    return
  fi
  ask POST "/console/recoveries?name=$(encoded "$1")" || stop "$(told)"
  owner=$(field owner <<<"$answer")
  echo "For $owner; valid until $(field expiresAt <<<"$answer"), once. One given out before is worth nothing now."
  echo "Enter it, with a new password, at $(dashboard)/recover; the other owners are told."
  echo "Recovery code: $(field code <<<"$answer")"
}

rotate_keys() {
  find_engine
  ask POST /console/keys || stop "$(told)"
  echo "Access tokens are signed by a new key from now on: $(field key <<<"$answer")."
  echo "Nobody has to sign in again; the key before verifies for ten minutes more, then its file goes."
}
