# Ends with 0 if the brackets of a JSON text close, outside of strings, exactly at its end.
{
  for (i = 1; i <= length($0); i++) {
    c = substr($0, i, 1)
    if (in_string) {
      if (c == "\\") i++
      else if (c == "\"") in_string = 0
      continue
    }
    if (c ~ /[ \t\r]/) continue
    if (closed) exit bad = 1
    if (c == "\"") in_string = 1
    if (c == "{" || c == "[") depth++
    else if (c == "}" || c == "]") depth--
    if (depth < 1) {
      if (c != "}") exit bad = 1
      closed = 1
    }
  }
}
END { exit bad || !closed }
