# shellcheck shell=sh
# The broker's account file, which the Dynamic Security plugin writes anew with every account, without a sync: beside it and renamed over it, or
# (2.0.11) in its place. Sourced by entry.sh, never run.

: "${here:?folder of this file, set by the script that sources it}"

# is_whole FILE: JSON that ends where its first bracket closes, without the zeros of blocks that were promised and never written. The plugin
# refuses everything else, and the broker with it.
is_whole() {
  [ -s "$1" ] && [ "$(tr -dc '\000' <"$1" | wc -c)" -eq 0 ] && awk -f "$here/whole.awk" "$1"
}

# keep_accounts SEED FILE: the accounts as they are, or as they were at the last start that found them whole, or none but the gateway's.
# The gateway compares an older copy with the database before it counts: it opens nothing that was closed since, and what it lacks is brought.
keep_accounts() {
  if [ -e "$2" ] && ! is_whole "$2"; then
    mv -f "$2" "$2.broken"
    say "the account file is broken and set aside as $2.broken"
    if is_whole "$2.kept"; then
      say "the accounts are those of the last start; the gateway brings what is missing"
      install_once "$2.kept" "$2"
    fi
  fi
  install_once "$1" "$2"
  cp "$2" "$2.kept.new"
  sync "$2.kept.new"
  mv -f "$2.kept.new" "$2.kept"
  sync "$(dirname "$2")"
}

# answer_after_disk FOLDER: what is written and renamed in it is on the card before the plugin answers that an account was made, and so before the
# gateway tells its secret or says that it is revoked (chattr(1), S, which new files take over from their folder). D would be too little: the
# rename is then there at once, and blocks of zeros in the place of what was renamed.
answer_after_disk() {
  chattr +S "$1" 2>/dev/null || say "this file system does not take chattr +S: an account may be lost by a power cut within seconds"
}
