# shellcheck shell=bash
# Stops what "up" started, from any terminal.
. "$LABORPROOF_HOME/launcher/system.sh"
if ! any_running; then
  if runs_on_consortium; then
    stop_consortium
  else
    say "Nothing is running."
  fi
  exit 0
fi
stop_system
stop_consortium
say "Stopped; everything is kept in $LABORPROOF_DATA."
