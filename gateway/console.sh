#!/bin/bash
# console.sh METHOD PATH: asks this container's own gateway. What lies below /console by the token that the gateway wrote at its start, all else
# as a browser would. The answer goes to stdout; what is refused is told on stderr, with exit code 1. One line of stdin is a further header,
# because a secret among the words of a command can be read by every process.
set -euo pipefail
method=$1 path=$2
host=${QUARKUS_HTTP_HOST:-gateway-edge} port=${QUARKUS_HTTP_PORT:-8081}
headers=()
if [[ $path == /console/* ]]; then
  host=127.0.0.1 port=${QUARKUS_MANAGEMENT_PORT:-8082}
  headers+=("Authorization: Bearer $(cat "${HEARTH_CONSOLE_TOKEN_FILE:-/run/hearth/console-token}")")
fi
IFS= read -r further || further=
[ -z "$further" ] || headers+=("$further")

# Without a word for the length of the answer it ends with the connection.
exec 3<>"/dev/tcp/$host/$port"
{
  printf '%s %s HTTP/1.0\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n' "$method" "$path"
  for header in "${headers[@]}"; do printf '%s\r\n' "$header"; done
  printf '\r\n'
} >&3
IFS=' ' read -r _ status _ <&3
while IFS= read -r line <&3 && [ "$line" != $'\r' ]; do :; done
if [[ $status == 2?? ]]; then
  cat <&3
else
  cat <&3 >&2
  exit 1
fi
