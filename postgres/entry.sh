#!/bin/sh
# Starts the home's database; makes it, and its password, when there is none.
#
#   POSTGRES_BIN            folder of the programs initdb and postgres
#   POSTGRES_STATE          folder that keeps the data, one subfolder a major version
#   POSTGRES_PASSWORD_FILE  the password of the account "hearth"; made here, read by the gateway
#   POSTGRES_LISTEN         addresses to listen on
#   POSTGRES_PORT           TCP port
#   POSTGRES_CLIENTS        who may connect, as in pg_hba.conf: 127.0.0.1/32, samenet
#   POSTGRES_ON_VOLUME      yes: refuse a POSTGRES_STATE that is not a mount of its own; what is kept inside a container goes with it
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
entry_dir=$here/../entry
# shellcheck source=../entry/lib.sh
. "$entry_dir/lib.sh"
need POSTGRES_BIN POSTGRES_STATE POSTGRES_PASSWORD_FILE POSTGRES_LISTEN POSTGRES_PORT POSTGRES_CLIENTS

major=$("$POSTGRES_BIN/postgres" --version | sed 's/.* \([0-9]*\).*/\1/')
data=$POSTGRES_STATE/$major

# Another major version cannot read these files. To start empty beside them would look like a home that forgot everything.
refuse_other_major() {
  for version in "$POSTGRES_STATE"/*/PG_VERSION; do
    [ -e "$version" ] || continue
    # What a first start left that was cut off: perhaps not even its number is on the card.
    [ "$version" != "$data.new/PG_VERSION" ] || continue
    [ "$(cat "$version")" = "$major" ] || stop "$version belongs to PostgreSQL $(cat "$version"); this is $major"
  done
}

# single_user DATA: runs SQL from stdin, one statement a line, on a stopped database.
single_user() {
  "$POSTGRES_BIN/postgres" --single -D "$1" -c exit_on_error=on -c log_checkpoints=off postgres >/dev/null
}

# The password is only "new" until the database knows it: whatever interrupts, the next start finds the new one and tells it again. In a
# folder that hands its group on (setgid) the gateway reads it as another account of that group.
make_password() {
  head -c 24 /dev/urandom | base64 | tr '+/' '-_' >"$POSTGRES_PASSWORD_FILE.new"
  [ ! -g "$(dirname "$POSTGRES_PASSWORD_FILE")" ] || chmod 640 "$POSTGRES_PASSWORD_FILE.new"
  sync "$POSTGRES_PASSWORD_FILE.new"
}

keep_password() {
  mv "$POSTGRES_PASSWORD_FILE.new" "$POSTGRES_PASSWORD_FILE"
  sync "$(dirname "$POSTGRES_PASSWORD_FILE")"
}

# The new database gets its name as the last act: an interrupted first start leaves only a folder that is thrown away here.
make_database() {
  say "making a new database in $data"
  rm -rf "$data.new"
  "$POSTGRES_BIN/initdb" --pgdata="$data.new" --username=postgres --auth=reject --data-checksums --encoding=UTF8 \
    --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8 >/dev/null
  single_user "$data.new" <<SQL
CREATE ROLE hearth LOGIN PASSWORD '$(cat "$POSTGRES_PASSWORD_FILE.new")'
CREATE DATABASE hearth OWNER hearth
SQL
  sync "$POSTGRES_STATE"
  mv "$data.new" "$data"
  sync "$POSTGRES_STATE"
}

# A lost password file is made again, and the database told.
renew_password() {
  say "no password that the database is known to have: giving the account a new one"
  make_password
  # Not by a pipe: the number of a process that was killed may be this script's own now, which the database forgives a child of it alone.
  single_user "$data" <<SQL
ALTER ROLE hearth PASSWORD '$(cat "$POSTGRES_PASSWORD_FILE.new")'
SQL
}

refuse_other_place() {
  [ "${POSTGRES_ON_VOLUME:-no}" = yes ] || return 0
  awk -v at="$POSTGRES_STATE" '$5 == at { found = 1 } END { exit !found }' /proc/self/mountinfo ||
    stop "$POSTGRES_STATE is not on a volume: the home would be gone with this container"
}

refuse_other_place
mkdir -p "$POSTGRES_STATE"
refuse_other_major
if [ ! -d "$data" ]; then
  make_password
  make_database
  keep_password
elif [ ! -s "$POSTGRES_PASSWORD_FILE" ] || [ -e "$POSTGRES_PASSWORD_FILE.new" ]; then
  renew_password
  keep_password
fi
render "$here/pg_hba.conf" "$POSTGRES_STATE/pg_hba.conf"
render "$here/postgresql.conf" "$POSTGRES_STATE/postgresql.conf"
exec "$POSTGRES_BIN/postgres" -D "$data" -c config_file="$POSTGRES_STATE/postgresql.conf"
