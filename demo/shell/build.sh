# shellcheck shell=bash
# Builds what is older than its sources, one line a part. Sourced by ./hearth and test/all.sh.

stamps=.hearth/build

# digest PATH...: what these sources are now. By content: a generated file that is written anew with the same words changes nothing,
# and what git ignores is no source.
digest() {
  { git ls-files -z --cached --others --exclude-standard -- "$@" 2>/dev/null || find "$@" -type f -print0; } |
    sort -zu | xargs -0 sha256sum 2>/dev/null | sha256sum
}

# build PART OUTPUT COMMAND SOURCE...: a part that does not build ends the whole start.
build() {
  local part=$1 output=$2 command=$3 begin=$SECONDS now
  shift 3
  now=$(digest "$@" || true)
  [ ! -e "$output" ] || [ "$now" != "$(cat "$stamps/$part" 2>/dev/null)" ] || return 0
  mkdir -p "$stamps"
  if ! "$command" >"$stamps/$part.log" 2>&1; then
    cat "$stamps/$part.log" >&2
    echo "hearth: $part does not build" >&2
    exit 1
  fi
  echo "$now" >"$stamps/$part"
  printf '  %-10s built in %d s\n' "$part" $((SECONDS - begin))
}

build_gateway() {
  mvn -q -B -DskipTests package
}

build_dashboard() (
  cd frontend &&
    { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --no-progress; } &&
    npm run --silent build
)

build_firmware() {
  # A checkout that was moved has a cache that names its old place.
  { cmake -S firmware -B firmware/build -DCMAKE_BUILD_TYPE=Release || cmake --fresh -S firmware -B firmware/build -DCMAKE_BUILD_TYPE=Release; } &&
    cmake --build firmware/build --target hearth-device -j "$(nproc)"
}

build_postgres() {
  postgres/unpack.sh .hearth/postgres-17
}

build_gateway_if_stale() {
  build gateway gateway/target/quarkus-app/quarkus-run.jar build_gateway pom.xml gateway/pom.xml gateway/src/main
}

# The gateway's build writes contracts/openapi.yaml, the dashboard's reads it.
build_stale() {
  build_gateway_if_stale
  build dashboard frontend/dist/index.html build_dashboard frontend contracts/openapi.yaml
  build firmware firmware/build/hearth-device build_firmware firmware
  build postgres .hearth/postgres-17/bin/postgres build_postgres postgres/unpack.sh
}
