#!/bin/sh
# Starts the porch, where strangers ask to join, once the gateway has made the certificate and the porch's password.
#
#   HEARTH_TRUST_DIR   ca.crt, broker.crt, broker.key; complete when .ready is there
#   HEARTH_BROKER_DIR  porch-password, of the porch's account at the home's broker
#   PORCH_STATE        folder of the porch's own files
#   PORCH_PORT         TCP port of its TLS listener
#   MOSQUITTO_ADDRESS  host:port of the home's broker; the host must stand in its certificate
#   MOSQUITTO_WAIT_S   how long the first start of the gateway may take, in seconds; 120 when not set
#
# Another broker.crt is shown to whoever connects from then on; who is connected stays.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
entry_dir=$here/../entry
# shellcheck source=../entry/lib.sh
. "$entry_dir/lib.sh"
# shellcheck source=leaf.sh
. "$here/leaf.sh"
need HEARTH_TRUST_DIR HEARTH_BROKER_DIR PORCH_STATE PORCH_PORT MOSQUITTO_ADDRESS

# Written by the shell itself, so that no secret stands on a command line or in an environment. The porch's own name for its bridge is
# made anew at each start: a stranger who knew it could take its connection over, because client ids are one table in a process.
add_secrets() {
  {
    printf 'remote_password %s\n' "$(cat "$HEARTH_BROKER_DIR/porch-password")"
    printf 'local_clientid %s\n' "$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')"
  } >>"$1"
}

take_up_certificate() {
  show_leaf_alone "$PORCH_STATE" && hang_up
}

[ "$(id -u)" -ne 0 ] || stop "refusing to run the porch as root"

wait_for "${MOSQUITTO_WAIT_S:-120}" "$HEARTH_TRUST_DIR/.ready" "$HEARTH_BROKER_DIR/porch-password"
mkdir -p "$PORCH_STATE"
on_change take_up_certificate "$HEARTH_TRUST_DIR/broker.crt"
show_leaf_alone "$PORCH_STATE"
install -m 600 "$here/porch.acl" "$PORCH_STATE/acl"
render "$here/porch.conf" "$PORCH_STATE/porch.conf"
add_secrets "$PORCH_STATE/porch.conf"
exec mosquitto -c "$PORCH_STATE/porch.conf"
