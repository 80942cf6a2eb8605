#!/usr/bin/env bash
# previous.sh: an update and the way back. A home of this checkout is gone on with by the release before, and by this checkout again, on the same
# data. The release before is the newest tag "v…" behind us; as long as there is none, the commit before the newest migration. HEARTH_PREVIOUS names another.
# Needs what build_stale builds, and the history of the checkout.
set -euo pipefail
cd "$(dirname "$0")/../.."
migrations=gateway/src/main/resources/db/migration

# The commit that brought the newest migration, on whichever branch.
before_newest_migration() {
  local newest
  newest=$(git ls-files -- "$migrations" | sort -V | tail -n 1)
  git log --diff-filter=A --format=%H -n 1 -- "$newest" | sed 's/$/^/'
}

before=${HEARTH_PREVIOUS:-$(git describe --tags --abbrev=0 --match 'v*' HEAD^ 2>/dev/null || before_newest_migration)}
commit=$(git rev-parse --verify --quiet "$before^{commit}") || {
  echo "the release before ($before) is not in the history of this checkout" >&2
  exit 1
}
there=$PWD/.hearth/previous/$commit
if [ ! -d "$there" ]; then
  mkdir -p "$(dirname "$there")"
  git clone -q --no-checkout . "$there.new"
  git -C "$there.new" checkout -q --detach "$commit"
  mv "$there.new" "$there"
fi
echo "the release before: $(git log -1 --format='%h, %cs, %s' "$commit")"
(
  cd "$there"
  # shellcheck source=/dev/null
  . demo/shell/build.sh
  build_stale
)
exec node test/previous/previous.mjs "$there"
