# shellcheck shell=bash
# The product on the consortium of this machine: network, court's desk, signing keys. Sourced by system.sh.

NETWORK_HOME=$LABORPROOF_DATA/network
DESK_HOME=$NETWORK_HOME/court-desk
# Written once: a log that is anchored on one ledger must not go on on another.
CONSORTIUM_MARK=$LABORPROOF_DATA/consortium
readonly COURT_NAME=demo-court COURT_PREFIX=DEMO

on_consortium=false
runs_on_consortium() { $on_consortium || [ -f "$CONSORTIUM_MARK" ]; }

# Of a folder that was anchored elsewhere, nothing is touched.
choose_consortium() {
  if [ -d "$LABORPROOF_DATA/ledger" ]; then
    die 64 "$LABORPROOF_DATA is anchored on the embedded ledger and stays there; set LABORPROOF_DATA to another folder for the consortium."
  fi
  on_consortium=true
  # shellcheck disable=SC2034 # read by system.sh
  PROGRAMS=(desk authorities service portal)
}

refuse_other_ledger() {
  ! runs_on_consortium ||
    die 64 "$LABORPROOF_DATA is anchored on the consortium; use --consortium, or set LABORPROOF_DATA to another folder."
}

consortium_admin() {
  java "${JVM_SMALL[@]}" -Xmx128m -cp "$GATEWAY_CLASSPATH" cn.laborproof.gateway.fabric.ConsortiumAdminMain "$@"
}

await_file() {
  local file=$1 what=$2 deadline=$((SECONDS + ${LABORPROOF_START_SECONDS:-120}))
  until [ -s "$file" ]; do
    [ "$SECONDS" -lt "$deadline" ] || die 70 "$what did not come; see $LOG_DIR."
    sleep 0.2
  done
}

# Network and court, before the service: it meets the court when it starts.
start_consortium() {
  local key chain
  "$LABORPROOF_HOME/laborproof" network up || die 70 "the consortium did not start; see \"laborproof network status\"."
  say "Waiting for the court's desk …"
  is_running desk || start_program desk
  await_file "$DESK_HOME/receipt.pub" "the court's desk"
  key=$(cat "$DESK_HOME/receipt.pub")
  chain=$(sed -n 's/^genesis=//p' "$NETWORK_HOME/connections/court-operator.properties")
  say "Putting the court's key in force …"
  consortium_admin set-court-key --network "$NETWORK_HOME" --court "$COURT_NAME" --prefix "$COURT_PREFIX" --key "$key" >>"$LOG_DIR/consortium.log" 2>&1 ||
    die 70 "the court's key could not be put in force; see $LOG_DIR/consortium.log."
  consortium_admin approve-key --network "$NETWORK_HOME" --court "$COURT_NAME" --chain "$chain" --key "$key" >>"$LOG_DIR/consortium.log" 2>&1 ||
    die 70 "bureau and court could not approve the court's key; see $LOG_DIR/consortium.log."
  # Not before: a consortium that could not even start binds no folder.
  : >"$CONSORTIUM_MARK"
  export LABORPROOF_CONSORTIUM=$NETWORK_HOME
}

# The log's key is made by the service; until it is approved anchoring waits.
approve_log() {
  local origin key
  await_file "$LABORPROOF_DATA/ledger-state/log.pub" "the log's key"
  read -r origin key <"$LABORPROOF_DATA/ledger-state/log.pub"
  consortium_admin approve-key --network "$NETWORK_HOME" --log "$origin" --key "$key" >>"$LOG_DIR/consortium.log" 2>&1 ||
    die 70 "bureau and court could not approve the log's key; see $LOG_DIR/consortium.log."
  say "Bureau and court approved the keys of log and court by themselves, because this machine holds both: a demonstration."
}

stop_consortium() {
  if runs_on_consortium && [ -d "$NETWORK_HOME/run" ]; then "$LABORPROOF_HOME/laborproof" network down; fi
}
