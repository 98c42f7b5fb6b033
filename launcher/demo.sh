# shellcheck shell=bash
# Runs the whole journey without a screen over the public API and leaves its results in DIR.
# Uses the running system when there is one; otherwise starts it for the time of the demo.
ledger=embedded
if [ "${1:-}" = --consortium ]; then
  ledger=consortium
  shift
fi
if [ "${1:-}" != --out ] || [ -z "${2:-}" ] || [ $# -ne 2 ]; then
  die 64 "usage: laborproof demo [--consortium] --out DIR"
fi
out=$2
mkdir -p "$out" 2>/dev/null || die 73 "cannot create $out."
out=$(cd "$out" && pwd)
# shellcheck source=launcher/system.sh
. "$LABORPROOF_HOME/launcher/system.sh"
if [ "$ledger" = consortium ]; then
  choose_consortium
else
  refuse_other_ledger
fi
build
if any_running; then
  for name in "${PROGRAMS[@]}"; do wait_until_ready "$name"; done
else
  trap 'trap "" INT TERM; stop_system; stop_consortium; exit 130' INT TERM
  trap 'stop_system; stop_consortium' EXIT
  say "Starting …"
  start_system
fi
status=0
java "${JVM_QUIET[@]}" -Xmx256m \
  -cp "$LABORPROOF_HOME/demo-client/target/laborproof-demo-client.jar:$LABORPROOF_HOME/demo-client/target/lib/*" \
  cn.laborproof.democlient.Demo \
  --service "http://127.0.0.1:$LABORPROOF_PORT" \
  --portal "http://127.0.0.1:$LABORPROOF_PORTAL_PORT" \
  --authorities "http://127.0.0.1:$LABORPROOF_AUTHORITIES_PORT" \
  --logins "$LABORPROOF_DATA/demo-logins.txt" \
  --clips "$LABORPROOF_HOME/face/clips" \
  --trust "$LABORPROOF_DATA/trust" \
  --out "$out" || status=$?
[ "$status" = 0 ] || exit "$status"
# What a court would do with these files, by the same offline program.
java "${JVM_SMALL[@]}" -jar "$LABORPROOF_HOME/document/target/laborproof-verify.jar" verify "$out/evidence.zip" \
  --trust "$out/trust" --json >"$out/verdict.json" || status=$?
say "The offline verifier says: $(sed -n 's/^  "indication": "\(.*\)",*$/\1/p' "$out/verdict.json" | tail -n 1)"
exit "$status"
