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

# The executable and what Quarkus notes of it, beside each other and away from target/, where the next jar would take the note's place.
# HEARTH_NATIVE_ARGS are the image builder's own: -Ob compiles faster, what comes out is slower.
build_executable() {
  [ -n "${GRAALVM_HOME:-}" ] || command -v docker >/dev/null || command -v podman >/dev/null || {
    echo "the native executable needs GRAALVM_HOME (GraalVM or Mandrel for JDK 25), or docker or podman for the builder image" >&2
    return 1
  }
  mvn -q -B -pl gateway -Dnative -Dno-check -Dmaven.test.skip "-Dquarkus.native.additional-build-args-append=${HEARTH_NATIVE_ARGS:-}" package &&
    mkdir -p .hearth/native &&
    mv gateway/target/hearth-gateway gateway/target/quarkus-artifact.properties .hearth/native/
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

# The gateway packed for a virtual machine that has learnt beforehand, and what it learns from a house that does its main job. Away from
# target/, because what was learnt fits these very files.
build_cache() {
  mvn -q -B -pl gateway -Dno-check -Dmaven.test.skip -Dquarkus.package.jar.type=aot-jar -Dquarkus.package.output-directory=aot-app package &&
    rm -rf .hearth/aot &&
    mkdir -p .hearth/aot &&
    mv gateway/target/aot-app .hearth/aot/app &&
    node demo/train.mjs .hearth/aot/app .hearth/aot/hearth.aot
}

build_gateway_if_stale() {
  build gateway gateway/target/quarkus-app/quarkus-run.jar build_gateway pom.xml gateway/pom.xml gateway/src/main
}

# With other options it is another executable.
build_executable_if_stale() {
  local options=.hearth/native/options
  [ "$(cat $options 2>/dev/null)" = "${HEARTH_NATIVE_ARGS:-}" ] || rm -f .hearth/native/hearth-gateway
  build executable .hearth/native/hearth-gateway build_executable pom.xml gateway/pom.xml gateway/src/main
  echo "${HEARTH_NATIVE_ARGS:-}" >$options
}

# The gateway's build writes contracts/openapi.yaml, the dashboard's reads it.
build_stale() {
  build_gateway_if_stale
  [ "${HEARTH_GATEWAY:-jar}" != native ] || build_executable_if_stale
  build dashboard frontend/dist/index.html build_dashboard frontend contracts/openapi.yaml
  build firmware firmware/build/hearth-device build_firmware firmware
  build postgres .hearth/postgres-17/bin/postgres build_postgres postgres/unpack.sh
  # A house of its own, so the last of all.
  [ "${HEARTH_GATEWAY:-jar}" != cached ] ||
    build cache .hearth/aot/hearth.aot build_cache pom.xml gateway/pom.xml gateway/src/main demo/train.mjs
}
