# Fills the ${NAME} placeholders of a configuration template from the environment.
#
# Only names in capitals are placeholders: the variables of nginx ($remote_addr, ${host}) pass through. A name that is not set
# stops the start: a configuration with a hole in it must never reach a server.
{
  line = $0
  while (match(line, /\$\{[A-Z][A-Z0-9_]*\}/)) {
    name = substr(line, RSTART + 2, RLENGTH - 3)
    if (!(name in ENVIRON)) {
      print FILENAME ":" FNR ": " name " is not set" > "/dev/stderr"
      exit 1
    }
    printf "%s%s", substr(line, 1, RSTART - 1), ENVIRON[name]
    line = substr(line, RSTART + RLENGTH)
  }
  print line
}
