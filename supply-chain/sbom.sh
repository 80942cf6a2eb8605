#!/usr/bin/env bash
# supply-chain/sbom.sh: what Hearth is made of, as three CycloneDX files in sbom/: gateway.cdx.json (what the jar holds), dashboard.cdx.json (all of
# the lock file, what only builds and tests it marked as such) and firmware.cdx.json (kept by hand in supply-chain/firmware.json).
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p sbom
mvn -q -B -pl gateway org.cyclonedx:cyclonedx-maven-plugin:makeBom
# The lock file alone decides: nothing of what lies in node_modules.
(cd frontend && npm sbom --package-lock-only --sbom-format cyclonedx --sbom-type application) >sbom/dashboard.cdx.json
node supply-chain/firmware.mjs >sbom/firmware.cdx.json
