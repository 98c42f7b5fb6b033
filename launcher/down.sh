# shellcheck shell=bash
# Stops what "up" started, from any terminal.
. "$LABORPROOF_HOME/launcher/system.sh"
if ! any_running; then
  say "Nothing is running."
  exit 0
fi
stop_system
stop_consortium
say "Stopped; everything is kept in $LABORPROOF_DATA."
