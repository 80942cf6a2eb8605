#!/bin/sh
# Starts the gateway in its container, once the database has made its password.
#
#   HEARTH_NAMES     names and addresses by which the home is reached, separated by commas
#   GATEWAY_WAIT_S   how long the first start of the database may take, in seconds; 300 when not set
#
# and every setting of the gateway, where it is to be another than the one below.
set -eu
# What goes to other parts is read by their group, which is in no other folder.
umask 027
here=$(cd "$(dirname "$0")" && pwd)
entry_dir=$here/../entry
# shellcheck source=../entry/lib.sh
. "$entry_dir/lib.sh"

# Where the networks and volumes of docker-compose.yml have it.
export HEARTH_TRUST_DIR="${HEARTH_TRUST_DIR:-/var/lib/hearth/home/trust}"
export HEARTH_TRUST_BROKER_NAMES="${HEARTH_TRUST_BROKER_NAMES:-mosquitto}"
export HEARTH_TRUST_WEB_SHARE="${HEARTH_TRUST_WEB_SHARE:-/var/lib/hearth/web-share}"
export HEARTH_BROKER_DIR="${HEARTH_BROKER_DIR:-/var/lib/hearth/home/broker}"
export HEARTH_BROKER_SHARE="${HEARTH_BROKER_SHARE:-/var/lib/hearth/broker-share}"
export HEARTH_BROKER_PORCH_SHARE="${HEARTH_BROKER_PORCH_SHARE:-/var/lib/hearth/porch-share}"
export HEARTH_BROKER_HOST="${HEARTH_BROKER_HOST:-mosquitto}"
export HEARTH_BROKER_PORT="${HEARTH_BROKER_PORT:-8883}"
export HEARTH_BROKER_GRACE_PORT="${HEARTH_BROKER_GRACE_PORT:-8885}"
export HEARTH_BACKUP_DIR="${HEARTH_BACKUP_DIR:-/var/lib/hearth/home/backups}"
export HEARTH_BACKUP_MARK="${HEARTH_BACKUP_MARK:-/var/lib/hearth/home/restore}"
export HEARTH_CLAIM_FILE="${HEARTH_CLAIM_FILE:-/var/lib/hearth/home/claim-code}"
export HEARTH_CONSOLE_TOKEN_FILE="${HEARTH_CONSOLE_TOKEN_FILE:-/run/hearth/console-token}"
export HEARTH_LINES_CODE_FILE="${HEARTH_LINES_CODE_FILE:-/var/lib/hearth/pins-share/code}"
export HEARTH_DATABASE_URL="${HEARTH_DATABASE_URL:-jdbc:postgresql://postgres:5432/hearth}"
export HEARTH_DATABASE_USER="${HEARTH_DATABASE_USER:-hearth}"
export HEARTH_DATABASE_PASSWORD_FILE="${HEARTH_DATABASE_PASSWORD_FILE:-/var/lib/hearth/database-share/password}"
# The only one whose word on a browser's address counts; looked up at each request, because a container may come back elsewhere.
export QUARKUS_HTTP_PROXY_TRUSTED_PROXIES="${QUARKUS_HTTP_PROXY_TRUSTED_PROXIES:-nginx}"
program=$here/program

# address_of NAME: empty while the engine does not know it yet.
address_of() {
  getent ahostsv4 "$1" | awk 'NR == 1 { print $1 }'
}

wait_for "${GATEWAY_WAIT_S:-300}" "$HEARTH_DATABASE_PASSWORD_FILE"
# It listens where the web server is and on no other of its networks.
QUARKUS_HTTP_HOST=${QUARKUS_HTTP_HOST:-$(address_of gateway-edge)}
[ -n "$QUARKUS_HTTP_HOST" ] || stop "this container has no address by the name gateway-edge"
export QUARKUS_HTTP_HOST
# Left out, the gateway has names of its own: localhost, and what balenaOS announces on the LAN (BALENA_DEVICE_UUID).
[ -z "${HEARTH_NAMES:-}" ] || export HEARTH_TRUST_NAMES="$HEARTH_NAMES"

# A program that lost a thread for want of memory looks alive and answers nothing; one that ended is started again.
# The executable goes first, where there is one.
if [ -x "$program/hearth" ]; then
  exec "$program/hearth" -Xmx96m -XX:+ExitOnOutOfMemoryError
fi
# Small and quick to start: one collector without threads of its own, one compiler, and what a start before this one has learnt.
cache=
[ ! -e "$program/hearth.aot" ] || cache=-XX:AOTCache=$program/hearth.aot
# shellcheck disable=SC2086
exec java $cache -Xmx160m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
  -jar "$program/quarkus-run.jar"
