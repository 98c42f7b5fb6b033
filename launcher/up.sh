# shellcheck shell=bash
# Builds what is missing, starts everything, prints where to go; Ctrl-C stops it cleanly.
case "${1:-}" in
  "" | --consortium) ;;
  *) die 64 "\"up\" knows no option \"$1\"." ;;
esac
# shellcheck source=launcher/system.sh
. "$LABORPROOF_HOME/launcher/system.sh"
if [ "${1:-}" = --consortium ]; then
  choose_consortium
else
  refuse_other_ledger
fi

if any_running; then
  die 75 "already running on http://127.0.0.1:$LABORPROOF_PORT with data in $LABORPROOF_DATA; \"./laborproof down\" stops it."
fi
build

stopping() {
  trap '' INT TERM
  say ""
  say "Stopping …"
  stop_system
  stop_consortium
  say "Stopped; everything is kept in $LABORPROOF_DATA."
  exit 0
}
trap stopping INT TERM
trap 'stop_system; stop_consortium' EXIT

started=$SECONDS
say "Starting …"
start_system
say ""
say "LaborProof 劳证链 runs (ready after $((SECONDS - started)) s). 演示环境 DEMO: it teaches, it does not prove."
say ""
say "  Console      企业·监管   http://127.0.0.1:$LABORPROOF_PORT/"
say "  SMS inbox    演示短信    http://127.0.0.1:$LABORPROOF_PORT/demo/inbox"
say "  Verify       验证       http://127.0.0.1:$LABORPROOF_PORTAL_PORT/"
say "  Authorities  演示机构    http://127.0.0.1:$LABORPROOF_AUTHORITIES_PORT/"
say ""
say "Demo logins (also on the login page):"
sed 's/^/  /' "$LABORPROOF_DATA/demo-logins.txt"
say ""
say "Ctrl-C stops it; the data stay in $LABORPROOF_DATA."
# Wait for the programs themselves: if one of them dies, say so and stop the rest.
while any_running; do
  for name in "${PROGRAMS[@]}"; do
    is_running "$name" || die 70 "$name stopped unexpectedly; see $LOG_DIR/$name.log."
  done
  sleep 1 &
  wait $! || true
done
