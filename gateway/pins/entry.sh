#!/bin/sh
# Starts the lines of the Pi in their container (docs/pins.md).
#
# Whose the device is differs from machine to machine. So this step is root with three capabilities, takes the container's own copy of
# the device for the account that is to use it, and becomes that account for good, before anything opens the network.
#
# Every setting of the role may be given, where it is to be another than the one below.
set -eu
umask 077
export HEARTH_ROLE=pins
export HEARTH_PINS_STATE="${HEARTH_PINS_STATE:-/var/lib/hearth/pins}"
export HEARTH_PINS_CODE_FILE="${HEARTH_PINS_CODE_FILE:-/var/lib/hearth/pins-share/code}"
export HEARTH_PINS_BROKER_HOST="${HEARTH_PINS_BROKER_HOST:-mosquitto}"
account=1905
group=1900
here=$(cd "$(dirname "$0")" && pwd)

if [ "$(id -u)" -eq 0 ]; then
  for chip in /dev/gpiochip*; do
    [ ! -c "$chip" ] || chown "$account:$group" "$chip"
  done
  exec setpriv --reuid "$account" --regid "$group" --clear-groups --inh-caps=-all --no-new-privs "$0"
fi

# Pi4J brings its C libraries inside its jar; here they lie beside it, because nothing may be executed that was written at run time.
exec java -Xmx64m -XX:+ExitOnOutOfMemoryError -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
  -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -Dpi4j.library.path="$here/native" -cp "$here/lib/*" org.hearth.Hearth
