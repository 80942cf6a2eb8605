#!/bin/sh
# Whether the thread that moves the lines goes on: it leaves a sign every ten seconds.
[ -n "$(find "$HEARTH_PINS_ALIVE_FILE" -newermt '60 seconds ago' 2>/dev/null)" ]
