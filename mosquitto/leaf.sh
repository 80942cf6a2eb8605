# shellcheck shell=sh
# What the entry scripts of the broker and of the porch share. Sourced, never run.

# A device pins the leaf and has no use for the rest of the chain. mbedTLS 2.28 does not even read it: the CA's name constraints are
# critical and unknown to it, so with the CA in the handshake every device is lost (RFC 5280, section 4.2).
# show_leaf_alone FOLDER [NAME]: NAME is broker, or broker-former, the key before.
show_leaf_alone() {
  name=${2:-broker}
  sed '/-----END CERTIFICATE-----/q' "$HEARTH_TRUST_DIR/$name.crt" >"$1/$name.crt.new"
  mv -f "$1/$name.crt.new" "$1/$name.crt"
}
