#!/usr/bin/env bash
# ./hearth up, update and their like on an engine: the one that runs, else one that is gone afterwards.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=../containers/engine.sh
. test/containers/engine.sh

trap stop_engine EXIT
find_engine
find_compose
base_image
node --test --test-reporter=spec test/stack/*.test.mjs
