#!/bin/sh
# Starts the home's web server, once the gateway has made its certificate.
#
#   HEARTH_TRUST_DIR    web.crt, web.key, ca.crt, ca.sha256; complete when .ready is there
#   HEARTH_TRUST_NAMES  names and addresses in the certificate, separated by commas: no other Host is answered; what stands in the
#                       file "names" beside the certificate when not set
#   NGINX_STATE         folder for the rendered configuration, the pid file and temporary files
#   NGINX_HTTPS_PORT    the dashboard and the API
#   NGINX_HTTP_PORT     the CA certificate and a redirect
#   NGINX_PUBLIC_PORT   port at which browsers find the dashboard, where something stands between; NGINX_HTTPS_PORT when not set
#   NGINX_GATEWAY       host:port of the gateway; a name is looked up for as long as this runs
#   NGINX_DASHBOARD     folder of the built dashboard
#   NGINX_HSTS_S        how long a browser insists on HTTPS, in seconds; one year when not set
#   NGINX_WAIT_S        how long the first start of the gateway may take, in seconds; 120 when not set
set -eu
umask 077
NGINX_HOME=$(cd "$(dirname "$0")" && pwd)
entry_dir=$NGINX_HOME/../entry
# shellcheck source=../entry/lib.sh
. "$entry_dir/lib.sh"
need HEARTH_TRUST_DIR NGINX_STATE NGINX_HTTPS_PORT NGINX_HTTP_PORT NGINX_GATEWAY NGINX_DASHBOARD

# The workers would change to another account, which cannot read the key; see mosquitto/entry.sh.
[ "$(id -u)" -ne 0 ] || stop "refusing to run the web server as root"

# server_names: an IPv6 address stands in brackets in a Host header (RFC 3986, section 3.2.2).
server_names() {
  echo "${HEARTH_TRUST_NAMES:-$(cat "$HEARTH_TRUST_DIR/names")}" | tr ',' '\n' | sed 's/^.*:.*$/[&]/' | tr '\n' ' '
}

gateway=$NGINX_GATEWAY

# gateway_now: its address and port; while nobody has its name, the last one that had, or a place where nobody answers, which is told as a
# gateway that is away.
gateway_now() {
  case ${gateway%:*} in
    *[!0-9.]*) address=$(getent ahostsv4 "${gateway%:*}" | awk 'NR == 1 { print $1 }') ;;
    *) address=${gateway%:*} ;;
  esac
  if [ -n "$address" ]; then
    echo "$address:${gateway##*:}"
  elif [ -s "$NGINX_STATE/gateway" ]; then
    cat "$NGINX_STATE/gateway"
  else
    echo "127.0.0.1:${gateway##*:}"
  fi
}

# What is written here is not synced: a start writes it anew.
note_gateway() {
  gateway_now >"$NGINX_STATE/gateway.new" && mv -f "$NGINX_STATE/gateway.new" "$NGINX_STATE/gateway"
}

# A container may come back at another address, and nginx looks a name up only when it reads its configuration.
follow_gateway() {
  while sleep 2 && is_ours; do
    [ "$(gateway_now)" = "$(cat "$NGINX_STATE/gateway")" ] || note_gateway
  done
}

# configure: fills everything in, also while the web server runs; it goes on with what it has if it cannot read that.
configure() {
  NGINX_SERVER_NAMES=$(server_names)
  HEARTH_CA_SHA256=$(cat "$HEARTH_TRUST_DIR/ca.sha256")
  NGINX_GATEWAY=$(cat "$NGINX_STATE/gateway")
  export NGINX_SERVER_NAMES HEARTH_CA_SHA256 NGINX_GATEWAY
  for template in "$NGINX_HOME"/*.conf; do
    render "$template" "$NGINX_CONF/$(basename "$template")"
  done
  # A kernel without IPv6 refuses to listen on it.
  [ -e /proc/net/if_inet6 ] || sed -i '/listen \[::\]/d' "$NGINX_CONF/https.conf" "$NGINX_CONF/http.conf"
  for page in "$NGINX_HOME"/trust/*; do
    render "$page" "$NGINX_STATE/pages/trust/$(basename "$page")"
  done
}

# A worker that still answers somebody does so to the end, with the certificate it began with; new ones show the new one.
take_up_change() {
  configure && hang_up
}

wait_for "${NGINX_WAIT_S:-120}" "$HEARTH_TRUST_DIR/.ready"
NGINX_CONF=$NGINX_STATE/conf
NGINX_PUBLIC_PORT=${NGINX_PUBLIC_PORT:-$NGINX_HTTPS_PORT}
NGINX_HTTPS_SUFFIX=:$NGINX_PUBLIC_PORT
[ "$NGINX_PUBLIC_PORT" -ne 443 ] || NGINX_HTTPS_SUFFIX=
NGINX_HSTS_S=${NGINX_HSTS_S:-31536000}
export NGINX_HOME NGINX_CONF NGINX_HTTPS_SUFFIX NGINX_HSTS_S

mkdir -p "$NGINX_CONF" "$NGINX_STATE/tmp" "$NGINX_STATE/pages/trust"
note_gateway
on_change take_up_change "$HEARTH_TRUST_DIR/web.crt" "$HEARTH_TRUST_DIR/names" "$NGINX_STATE/gateway"
configure
case ${gateway%:*} in
  *[!0-9.]*) follow_gateway & ;;
esac
exec nginx -e stderr -c "$NGINX_CONF/nginx.conf"
