#!/bin/sh
# pack.sh QUARKUS-APP TARGET: the role pins by itself, out of the gateway's application.
#
# What stands in TARGET is a function of this role's own classes and libraries: the image that is made of it stays the same, to the byte,
# while the gateway changes, so that an update of the gateway leaves the container alone that holds the relays.
set -eu
LC_ALL=C
export LC_ALL
app=$(cd "$1" && pwd)
target=$2
here=$(cd "$(dirname "$0")" && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}
# Any moment, as long as it is always the same.
moment=2026-01-01T00:00:00Z

work=$(mktemp -d "${TMPDIR:-/tmp}/pack.XXXXXX")
trap 'rm -rf "$work"' EXIT
rm -rf "$target"
mkdir -p "$target/lib" "$target/native" "$work/classes"

copy_libraries() {
  sed '/^#/d' "$here/libraries" | while read -r name; do
    found=no
    for jar in "$app"/lib/*/"$name"-[0-9]*.jar; do
      [ -e "$jar" ] || continue
      cp "$jar" "$target/lib/"
      found=yes
    done
    [ $found = yes ] || { echo "pack.sh: $app has no $name" >&2 && exit 1; }
  done
}

# The application's own classes that PinsRole reaches, one a line, as file names.
own_classes() {
  "${java}jdeps" --multi-release 25 --ignore-missing-deps -verbose:class -filter:none -cp "$app/lib/main/*:$app/lib/boot/*" "$app"/app/gateway-*.jar |
    awk '
      /^   [^ ]/ && $2 == "->" { from = $1; to = $3 }
      /^      -> / { to = $2 }
      from != "" && to ~ /^org\.hearth\./ { names[from] = names[from] " " to }
      END {
        todo[last = 1] = "org.hearth.wired.PinsRole"
        for (next_one = 1; next_one <= last; next_one++) {
          class = todo[next_one]
          if (class in seen) continue
          seen[class]
          count = split(names[class], each, " ")
          for (i = 1; i <= count; i++) todo[++last] = each[i]
        }
        for (class in seen) { gsub(/\./, "/", class); print class ".class" }
      }'
}

copy_libraries
(cd "$work/classes" && unzip -q "$app"/app/gateway-*.jar)
# Quarkus makes the class behind an interface of settings when it builds, and no generator is there afterwards.
(cd "$work/classes" && unzip -q -o "$app/quarkus/generated-bytecode.jar" 'org/hearth/wired/*')
{
  own_classes
  # The door, which goes no further than the role that it is told.
  echo org/hearth/Hearth.class
  (cd "$work/classes" && find org/hearth/wired -name 'PinsSettings*.class')
} >"$work/reached"
sort -u "$work/reached" >"$work/list"
[ "$(wc -l <"$work/list")" -gt 50 ] || { echo "pack.sh: the classes of the role were not found" >&2 && exit 1; }
(cd "$work/classes" && "${java}jar" --create --no-manifest --date="$moment" --file="$work/hearth-pins.jar" "@$work/list")
mv "$work/hearth-pins.jar" "$target/lib/"

# Only boards of 64 bits: those that balenaOS runs on.
unzip -q -o -j "$target"/lib/com.pi4j.pi4j-library-gpiod-*.jar 'lib/aarch64/pi4j-gpiod/*.so' -d "$target/native"

find "$target" -type d -exec chmod 755 {} + -o -type f -exec chmod 644 {} +
find "$target" -exec touch -d "$moment" {} +
