#!/bin/sh
# Whether this container's own database answers. It is past recovery when it does.
exec "$POSTGRES_BIN/pg_isready" --quiet --timeout=3 --username=hearth --dbname=hearth --host=127.0.0.1 --port="$POSTGRES_PORT"
