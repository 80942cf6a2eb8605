# shellcheck shell=bash
# The parts of ./hearth test, each a function that fails when anything in it fails. What the runners say at their end stays visible.

repeats=1

# repeatedly COMMAND...: as often as asked for, and no further than the first failure.
repeatedly() {
  local round
  for round in $(seq "$repeats"); do
    [ "$repeats" -eq 1 ] || echo "round $round of $repeats"
    "$@" || return 1
  done
}

# A clean clone has no modules yet; npm ci also tells when package.json and its lock file disagree.
install_modules() {
  [ frontend/node_modules/.package-lock.json -nt frontend/package-lock.json ] || (cd frontend && npm ci --no-progress)
}

# All of it, so that one run names everything there is to mend; a tool that ends without a word is named too.
lint() {
  local status=0
  clean mvn -q -B spotless:check
  clean install_modules
  clean npm --prefix frontend run --silent check
  clean firmware/check-format
  clean frontend/node_modules/.bin/tsc -p demo
  clean install_compose_check
  clean frontend/node_modules/.bin/tsc -p test/compose
  clean frontend/node_modules/.bin/prettier --check --log-level warn demo test
  clean lint_shell
  return $status
}

# clean COMMAND...: one of lint, which goes on.
clean() {
  local code=0
  "$@" || code=$?
  [ $code -eq 0 ] || { echo "not clean (exit code $code): $*" && status=1; }
}

lint_shell() {
  local scripts status=0 script
  mapfile -t scripts < <(git ls-files -- '*.sh' hearth .ci/run firmware/check-format)
  for script in "${scripts[@]}"; do bash -n "$script" || status=1; done
  ! command -v shellcheck >/dev/null || shellcheck -x -P SCRIPTDIR "${scripts[@]}" || status=1
  return $status
}

# Balena's parser comes without the binary that its install script would fetch (test/compose/balena-compose-parser.mjs).
install_compose_check() {
  [ test/compose/node_modules/.package-lock.json -nt test/compose/package-lock.json ] ||
    (cd test/compose && npm ci --no-progress --ignore-scripts --loglevel=error)
}

# docker-compose.yml and balena.yml before balena's own parser, and what that does not look at.
compose() {
  install_compose_check && node --test --test-reporter=spec test/compose/*.test.mjs
}

# The commands for the home in containers, with small ones in the place of its own.
stack() {
  test/stack/stack.sh
}

firmware() {
  cmake -S firmware -B firmware/build-test -DHEARTH_SANITIZE=ON >/dev/null &&
    cmake --build firmware/build-test -j "$(nproc)" &&
    repeatedly ctest --test-dir firmware/build-test --output-on-failure
}

frontend() {
  install_modules && (cd frontend && npm test && npm run build && npm run budget)
}

# The gateway's build writes the contract, the dashboard's types are made from it: what is committed must be what they say.
contract() {
  local committed status=0
  committed=$(mktemp)
  cp contracts/openapi.yaml "$committed"
  build_gateway || status=1
  diff -u "$committed" contracts/openapi.yaml || { echo "contracts/openapi.yaml is not what the gateway does" && status=1; }
  rm -f "$committed"
  { install_modules && (cd frontend && npm run --silent types:check); } || status=1
  return $status
}

# A long run holds every moment of ten years in some zones, twice.
gateway() {
  local long=()
  [ "$repeats" -eq 1 ] || long=(-Dhearth.long=yes -Dtest.heap=3g)
  mvn -B verify "${long[@]}"
}

# The supervisor and the configuration of database, broker and web server, each with the real program. A file that does not end within a quarter of an
# hour is red: it must not hold up the parts behind it.
house() {
  build_stale && repeatedly node --test --test-timeout=900000 --test-reporter=spec demo/test/*.test.mjs
}

main_job() {
  build_stale && repeatedly node demo/house.mjs demo --check
}

# Whatever GRAALVM_HOME names; else the builder image, if it can be pulled; else, on Debian 12, the stand-in of test/native-builder.
find_image_builder() {
  [ -z "${GRAALVM_HOME:-}" ] || return 0
  local image runtime
  image=$(sed -n 's/.*<quarkus.native.builder-image>\(.*\)<.*/\1/p' gateway/pom.xml)
  for runtime in docker podman; do
    if command -v $runtime >/dev/null && timeout 300 $runtime pull -q "$image" >/dev/null 2>&1; then return 0; fi
  done
  test/native-builder/make-builder >.hearth/native-builder.log 2>&1 || {
    tail -n 5 .hearth/native-builder.log
    echo "no GRAALVM_HOME, $image cannot be pulled, and the stand-in cannot be made: see docs/native.md"
    return 1
  }
  export GRAALVM_HOME=$HOME/.cache/hearth-native-builder/graalvm
}

# The gateway as an executable: what an image builder may have left out, and the main job of a home. A long run does with it all that kills
# and storms, and what people do in the browser.
native() {
  local only=("-Dit.test=ExecutableIT,CommandJourneyIT")
  [ "$repeats" -eq 1 ] || only=()
  export HEARTH_NATIVE_ARGS=${HEARTH_NATIVE_ARGS--Ob}
  mkdir -p .hearth && find_image_builder &&
    HEARTH_GATEWAY=native build_stale &&
    mvn -B -pl gateway -Dnative -Dno-check "-Dhearth.executable.dir=$PWD/.hearth/native" "${only[@]}" \
      test-compile failsafe:integration-test failsafe:verify &&
    HEARTH_GATEWAY=native main_job || return 1
  [ "$repeats" -gt 1 ] || return 0
  HEARTH_GATEWAY=native faults && HEARTH_GATEWAY=native firings && HEARTH_GATEWAY=native storm && HEARTH_GATEWAY=native browser
}

browser() {
  build_stale && repeatedly node demo/with-house.mjs npm --prefix frontend run e2e
}

# One part after the other dies, and messages are lost and doubled, while people tap: half of the kinds, by the seed; in a long run every
# kind many times.
faults() {
  local rounds=12
  [ "$repeats" -eq 1 ] || rounds=200
  build_stale && node demo/faults.mjs --rounds "$rounds"
}

# In the middle of moments that are due the gateway dies, hands over to another, and has its clock set; in a long run there are ten thousand
# of them.
firings() {
  local kills=10 each=50 handovers=2 jumps=1
  [ "$repeats" -eq 1 ] || { kills=118 && each=75 && handovers=16 && jumps=5; }
  build_stale && node demo/firings.mjs --kills "$kills" --each "$each" --handovers "$handovers" --jumps "$jumps"
}

# A thousand devices come back at once; a short run sends fewer.
storm() {
  local devices=100 samples=20
  [ "$repeats" -eq 1 ] || { devices=1000 && samples=60; }
  build_stale && node demo/storm.mjs --devices "$devices" --samples "$samples"
}

# The power goes in the middle of everything, in a short run ten times, and the house starts by itself from what reached the card.
power() {
  local cuts=10
  [ "$repeats" -eq 1 ] || cuts=200
  build_stale && node demo/power.mjs --cuts "$cuts"
}

# What all of it is made of: one version each, and licences that were looked at. A long run makes the gateway twice and wants the same.
supply() {
  local status=0
  node supply-chain/pins.mjs || status=1
  supply-chain/sbom.sh && node supply-chain/licences.mjs --check || status=1
  [ "$repeats" -eq 1 ] || supply-chain/twice.sh || status=1
  return $status
}

# The home as containers, in the engine that runs or one of its own; the ports 80, 443, 8883, 8884 and 8885 have to be free.
containers() {
  local long=()
  [ "$repeats" -eq 1 ] || long=(--long)
  build_stale && test/containers/containers.sh "${long[@]}"
}

# An update and the way back: the release before goes on with a home of this one.
previous() {
  build_stale && test/previous/previous.sh
}
