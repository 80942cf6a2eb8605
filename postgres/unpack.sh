#!/bin/sh
# unpack.sh TARGET: PostgreSQL for a house without containers, taken from Maven Central once and kept in TARGET.
#
# Debian installs a database server as a system service with a cluster of its own. These are the same programs as relocatable
# binaries, which is what lets a house keep its database to itself.
set -eu
version=17.11.0
target=$1
[ -x "$target/bin/postgres" ] && exit 0

case $(uname -m) in
  x86_64) machine=amd64 ;;
  aarch64) machine=arm64v8 ;;
  *) echo "no PostgreSQL binaries for $(uname -m)" >&2 && exit 1 ;;
esac
artifact=embedded-postgres-binaries-linux-$machine

mkdir -p "$(dirname "$target")"
work=$(mktemp -d "$target.XXXXXX")
trap 'rm -rf "$work"' EXIT
mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy \
  -Dartifact="io.zonky.test.postgres:$artifact:$version" -DoutputDirectory="$work" -Dmdep.useBaseVersion=true
(cd "$work" && "$JAVA_HOME/bin/jar" xf "$artifact-$version.jar")
mkdir "$work/tree"
tar -xJf "$work"/postgres-linux-*.txz -C "$work/tree"
mv "$work/tree" "$target"
