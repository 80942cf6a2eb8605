#!/bin/sh
# While an image is built: the accounts of the parts, and the mount points of what they keep and share. The same for all images, because
# the first container that mounts an empty volume decides whose it is and how it is protected.
set -eu

# account ID NAME
account() {
  useradd --uid "$1" --gid 1900 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin "hearth-$2"
}

# own ID NAME: for its owner alone.
own() {
  install -d -m 0700 -o "$1" -g 1900 "/var/lib/hearth/$2"
}

# share ID NAME: written by its owner, read by the group, which each file inherits from the folder.
share() {
  install -d -m 2750 -o "$1" -g 1900 "/var/lib/hearth/$2-share"
}

groupadd --gid 1900 hearth
account 1901 gateway
account 1902 nginx
account 1903 mosquitto
account 1904 postgres
account 1905 pins

install -d -m 0755 /var/lib/hearth
own 1904 database
own 1901 home
own 1903 broker
own 1905 pins
share 1904 database
share 1901 web
share 1901 broker
share 1901 porch
share 1901 pins
# Memory, not disk. A tmpfs takes its mode from the folder below it, not its owner.
install -d -m 1777 /run/hearth
