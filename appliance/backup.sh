# shellcheck shell=bash
# ./hearth backup, backups, restore and keys backup with containers. Sourced by stack.sh, after console.sh.

backups_folder=/var/lib/hearth/home/backups
: "${answer=}" # of ask

# size BYTES
size() {
  if [ "$1" -lt 1000000 ]; then echo "$((($1 + 999) / 1000)) kB"; else echo "$(($1 / 1000000)).$(($1 % 1000000 / 100000)) MB"; fi
}

new_recovery_key() {
  find_engine
  ask POST /console/backups/key || stop "$(told)"
  cat <<TEXT
This key opens the backups that are made from now on. It is told this once and kept nowhere in the home:
without it a backup is worth nothing. Write it down or print it, and keep it where the home is not.

  $(field key <<<"$answer")

Fingerprint $(field fingerprint <<<"$answer"). Backups that were made before are opened by the key before, so keep that one too.
TEXT
}

backup() {
  local copy=${1:-}
  [ $# -le 1 ] || stop "backup takes one file"
  find_engine
  if [ -n "$copy" ]; then
    copy=$(from_caller "$copy")
    [ ! -e "$copy" ] || stop "$copy is there already"
  fi
  ask POST /console/backups || stop "$(told)"
  echo "Made, and proved by building a home from it: $(field rows <<<"$answer") rows, $(size "$(field bytes <<<"$answer")")."
  [ "$(field readings <<<"$answer")" = true ] || echo "There was no room for what sensors measured: the readings are not in it."
  if [ -n "$copy" ]; then
    # The sealed file tells nothing to who has no key, and is nobody's business all the same.
    (umask 077 && gateway_does cat "$(field file <<<"$answer")" </dev/null >"$copy.new") || stop "it could not be copied to $copy"
    mv "$copy.new" "$copy"
    echo "  $copy"
  else
    echo "  $(field name <<<"$answer"), in the volume of the gateway"
  fi
  echo "  opened by the recovery key with the fingerprint $(field key <<<"$answer")"
}

backups() {
  find_engine
  ask GET /console/backups || stop "$(told)"
  local all line bad state proved=
  # The key of all of them stands before the list, and each has its own.
  [ -n "$(field key <<<"${answer%%[*}")" ] ||
    echo "Nobody has taken a recovery key yet: ./hearth keys backup tells one. Until then none is made."
  all=$(sed -e 's/^[^[]*\[//' -e 's/\]}[^]]*$//' -e 's/},{/}\n{/g' <<<"$answer")
  while read -r line; do
    [ -n "$line" ] || continue
    bad=$(field notRestorable <<<"$line")
    [ -n "$bad" ] || : "${proved:=$(field provedAt <<<"$line")}"
    state=${bad:+NOT RESTORABLE: $bad}
    [ "$(field readings <<<"$line")" = true ] || state="without readings, ${state:-proved}"
    printf '  %s  %9s  %s\n' "$(field name <<<"$line")" "$(size "$(field bytes <<<"$line")")" "${state:-proved}"
  done <<<"$all"
  echo "${proved:+Last proved restore: }${proved:-No restore was proved yet.}"
}

restore() {
  local file=${1:-} name="" key="" there
  [ $# -eq 1 ] || stop "restore takes the file of a backup"
  file=$(from_caller "$file")
  [ -f "$file" ] || stop "there is no $file"
  find_engine
  ask GET /api/v1/setup || stop "the gateway does not answer: $(told)"
  echo "The home in this file takes the place of the home $COMPOSE_PROJECT_NAME in containers. Who is signed in has to sign in again."
  if [ "$(field claimed <<<"$answer")" = true ]; then
    there=$(field homeName <<<"$answer")
    read -r -p "Type the name of the home that goes ($there) to go on: " name || true
    [ "$name" = "$there" ] || stop "nothing was changed"
  fi
  read -r -p "Recovery key: " key || true
  # The name says that it is not one of the gateway's own, and one that was left behind is written over.
  gateway_does sh -c "umask 077 && mkdir -p $backups_folder && cat >$backups_folder/from-outside" <"$file" || stop "the file cannot be brought to the gateway"
  ask POST "/console/restore?file=$backups_folder/from-outside" "X-Recovery-Key: ${key//[^0-9A-Za-z -]/}" || stop "$(told)"
  echo "The file is whole: $(field home <<<"$answer"), as it was at $(field madeAt <<<"$answer"). It takes its place now."
  wait_for_restore || stop "the restored home does not answer yet; ./hearth logs gateway tells more"
  gateway_does rm -f "$backups_folder/from-outside" </dev/null
  echo "It is back. Sign in as before; devices come by themselves."
}

# Until the gateway has taken its mark away and answers.
wait_for_restore() {
  local tries=400
  while [ $tries -gt 0 ]; do
    sleep 3
    tries=$((tries - 1))
    gateway_does sh -c '! [ -e /var/lib/hearth/home/restore ] && /opt/hearth/gateway/healthy.sh' >/dev/null 2>&1 </dev/null && return 0
  done
  return 1
}

# backup_before: of what an update is about to change. That none can be made is said, and is no reason to keep a release that does not work.
backup_before() {
  echo "Making a backup first."
  if ask POST /console/backups; then
    echo "  $(field name <<<"$answer"), proved; ./hearth restore takes it"
  else
    echo "  None could be made: $(told)"
  fi
}

# from_caller FILE: where the person stands who called ./hearth.
from_caller() {
  case $1 in
    /*) echo "$1" ;;
    *) echo "${HEARTH_CALLED_FROM:-$PWD}/$1" ;;
  esac
}
