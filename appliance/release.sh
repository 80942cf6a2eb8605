# shellcheck shell=bash
# ./hearth update: another release, and the way back to the one before when the new one is not healthy. Sourced by stack.sh, after the others.

: "${kept:?folder for what is remembered of this home, set by the script that sources it}"

update() {
  local tag="" consent=ask started=yes word
  for word in "$@"; do
    case $word in
      --yes) consent=yes ;;
      -*) stop "update takes a tag and --yes, not \"$word\"" ;;
      *) [ -z "$tag" ] || stop "update takes one tag" && tag=$word ;;
    esac
  done
  find_engine
  find_services
  [ -n "$(containers)" ] || stop "no containers of the home $COMPOSE_PROJECT_NAME are here; ./hearth up starts it"
  [ -z "$tag" ] || find_release "$tag"
  backup_before
  agree "$consent" "${tag:-this checkout}"
  note_before
  [ -z "$tag" ] || git checkout --quiet --detach "$tag"
  find_files && find_services
  if ! make_images; then
    restore_checkout
    stop "the images of the new release cannot be made; nothing was changed, the home runs on"
  fi
  start_containers || started=no
  if wait_until_healthy && [ $started = yes ]; then
    keep_files
    echo "The home $COMPOSE_PROJECT_NAME runs ${tag:-this checkout}, and every part of it is healthy."
    return
  fi
  [ $started = yes ] || echo "hearth: not every container of the new release could be started" >&2
  tell_failed
  return_to_before
}

# find_release TAG: nothing of the checkout that somebody changed may be lost.
find_release() {
  git fetch --quiet --tags 2>/dev/null || echo "The releases cannot be fetched; looking at those that are here."
  git rev-parse --quiet --verify "$1^{commit}" >/dev/null || stop "there is no release $1"
  [ -z "$(git status --porcelain --untracked-files=no)" ] || stop "files of this checkout were changed; commit or undo that first"
}

# agree CONSENT WHAT
agree() {
  local answer=""
  [ "$1" = ask ] || return 0
  echo "This brings $2 to the home $COMPOSE_PROJECT_NAME, and the one before back if it is not healthy."
  read -r -p "Go on? [y/N] " answer || true
  [[ $answer == [yY]* ]] || stop "nothing was changed"
}

# note_before: which images run, under which names, from which files. A tag of its own keeps an image from being tidied away.
note_before() {
  local id service
  mkdir -p "$kept"
  [ -e "$kept/healthy" ] || keep_files
  { git symbolic-ref --quiet --short HEAD || git rev-parse HEAD; } >"$kept/checkout" 2>/dev/null || true
  : >"$kept/images"
  for id in $(containers); do
    service=$(service_of "$id")
    echo "$service $(of "$id" '{{.Image}}') $(of "$id" '{{.Config.Image}}')" >>"$kept/images"
    docker tag "$(of "$id" '{{.Image}}')" "$COMPOSE_PROJECT_NAME-before:$service"
  done
}

# keep_files: the compose files of what is healthy now, for the way back to it.
keep_files() {
  local number
  rm -rf "$kept/healthy.new"
  mkdir -p "$kept/healthy.new"
  for number in "${!files[@]}"; do cp "${files[$number]}" "$kept/healthy.new/$number.yml"; done
  rm -rf "$kept/healthy"
  mv "$kept/healthy.new" "$kept/healthy"
}

# Without a tag the checkout was not touched.
restore_checkout() {
  [ -z "${tag:-}" ] || git checkout --quiet "$(cat "$kept/checkout")"
}

# return_to_before: the images get their names back, and compose replaces what differs. Volumes stay as they are.
return_to_before() {
  local service image name
  echo "hearth: going back to the release before" >&2
  services=()
  while read -r service image name; do
    services+=("$service")
    [[ $name == *@* || $name == sha256:* ]] || docker tag "$image" "$name"
  done <"$kept/images"
  files=("$kept"/healthy/*.yml)
  restore_checkout
  start_containers || true
  if wait_until_healthy; then
    stop "the new release was not healthy; the one before runs again, and every part of it is healthy"
  fi
  tell_failed
  stop "neither the new release nor the one before is healthy"
}
