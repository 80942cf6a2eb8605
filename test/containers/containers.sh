#!/usr/bin/env bash
# containers.sh [--long]: the home as containers, in an engine: from empty volumes to healthy, its main job, who reaches whom, what each
# process may do, what becomes of one that is killed, where its secrets are not, and that nothing is left. Needs what build_stale builds.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=engine.sh
. test/containers/engine.sh

trap stop_engine EXIT
find_engine
find_compose
base_image

# What the images take in, and nothing that a former build left beside it.
rm -rf gateway/target/prebuilt
if [ "${HEARTH_GATEWAY:-jar}" = native ]; then
  mkdir gateway/target/prebuilt
  cp .hearth/native/hearth-gateway gateway/target/prebuilt/hearth
  export HEARTH_GATEWAY_MEMORY=256m # as in docker-compose.yml, which is made for the executable
else
  cp -a gateway/target/quarkus-app gateway/target/prebuilt
fi
gateway/pins/pack.sh gateway/target/quarkus-app gateway/target/pins

# A builder without BuildKit is what balenaOS' builders and devices have.
DOCKER_BUILDKIT=0 COMPOSE_DOCKER_CLI_BUILD=0 HEARTH_COMPOSE=$compose node test/containers/containers.mjs "$@"
