#!/bin/sh
# Starts the home's broker, once the gateway has made its certificate and its rule book.
#
#   HEARTH_TRUST_DIR   broker.crt, broker.key; complete when .ready is there
#   HEARTH_BROKER_DIR  dynamic-security.json, the seed: the gateway's own account, and with "restored" beside it all of the home's
#   MOSQUITTO_STATE    folder of the broker's own copy, which its plugin rewrites with every account
#   MOSQUITTO_PORT     TCP port of the TLS listener
#   MOSQUITTO_GRACE_PORT  TCP port of a second one, for devices that know only the key before; none when not set
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
# shellcheck source=accounts.sh
. "$here/accounts.sh"
need HEARTH_TRUST_DIR HEARTH_BROKER_DIR MOSQUITTO_STATE MOSQUITTO_PORT

# Debian keeps the plugin in a folder named after the architecture.
find_plugin() {
  for plugin in /usr/lib/*/mosquitto_dynamic_security.so /usr/lib/mosquitto_dynamic_security.so; do
    [ -e "$plugin" ] && echo "$plugin" && return 0
  done
  stop "mosquitto_dynamic_security.so is not installed"
}

take_up_certificate() {
  show_leaves && hang_up
}

show_leaves() {
  show_leaf_alone "$MOSQUITTO_STATE" || return 1
  [ -z "${MOSQUITTO_GRACE_PORT:-}" ] || show_leaf_alone "$MOSQUITTO_STATE" broker-former
}

# The home was restored beside a broker that goes on, or the broker had lost accounts: whoever starts it again starts it with those of the home.
end_for_restored_accounts() {
  say "the gateway has brought the accounts of the home: ending, to begin with them"
  kill -TERM $$
}

# A restored home brings its accounts, and so does one whose broker had lost some: they take the place of the broker's own copy, once for each
# time. The gateway names the time after it has written the seed, and here its name is written down last, so that an interrupted start does it again.
take_restored_accounts() {
  restored=$HEARTH_BROKER_DIR/restored
  [ -e "$restored" ] || return 0
  cmp -s "$restored" "$MOSQUITTO_STATE/restored" && return 0
  say "taking the accounts that the gateway has brought"
  for file in dynamic-security.json restored; do
    cp "$HEARTH_BROKER_DIR/$file" "$MOSQUITTO_STATE/$file.new"
    sync "$MOSQUITTO_STATE/$file.new"
    mv "$MOSQUITTO_STATE/$file.new" "$MOSQUITTO_STATE/$file"
  done
}

# As root Mosquitto would change to the account "mosquitto", which cannot read what the gateway's account wrote, and "user root" would
# keep every right of the machine. So root is refused: a container names its user, and ./hearth demo takes root's rights away first.
[ "$(id -u)" -ne 0 ] || stop "refusing to run the broker as root"

seed=$HEARTH_BROKER_DIR/dynamic-security.json
wait_for "${MOSQUITTO_WAIT_S:-120}" "$HEARTH_TRUST_DIR/.ready" "$seed"
mkdir -p "$MOSQUITTO_STATE"
answer_after_disk "$MOSQUITTO_STATE"
take_restored_accounts
keep_accounts "$seed" "$MOSQUITTO_STATE/dynamic-security.json"
on_change take_up_certificate "$HEARTH_TRUST_DIR/broker.crt" "$HEARTH_TRUST_DIR/broker-former.crt"
on_change end_for_restored_accounts "$HEARTH_BROKER_DIR/restored"
show_leaves
MOSQUITTO_PLUGIN=$(find_plugin)
export MOSQUITTO_PLUGIN
render "$here/mosquitto.conf" "$MOSQUITTO_STATE/mosquitto.conf"
if [ -n "${MOSQUITTO_GRACE_PORT:-}" ]; then
  render "$here/grace.conf" "$MOSQUITTO_STATE/grace.conf"
  cat "$MOSQUITTO_STATE/grace.conf" >>"$MOSQUITTO_STATE/mosquitto.conf"
fi
exec mosquitto -c "$MOSQUITTO_STATE/mosquitto.conf"
