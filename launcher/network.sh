# shellcheck shell=bash
# The consortium on one machine: orderers, peers, chaincodes of four institutions, the court's own chain, the object store.
# shellcheck source=launcher/system.sh
. "$LABORPROOF_HOME/launcher/system.sh"

NETWORK_DIR=$LABORPROOF_DATA/network
NETWORK_PORT=${LABORPROOF_NETWORK_PORT:-7000}
umask 077
# shellcheck source=network/native/binaries.sh
. "$LABORPROOF_HOME/network/native/binaries.sh"
# shellcheck source=network/native/processes.sh
. "$LABORPROOF_HOME/network/native/processes.sh"
# shellcheck source=network/native/material.sh
. "$LABORPROOF_HOME/network/native/material.sh"
# shellcheck source=network/native/program.sh
. "$LABORPROOF_HOME/network/native/program.sh"
# shellcheck source=network/native/channels.sh
. "$LABORPROOF_HOME/network/native/channels.sh"

network_usage() {
  cat <<'USAGE'
laborproof network up             start what does not run; the first time build, make keys, create channels
laborproof network down           stop everything, keep all data
laborproof network status         one line for each process; exit 0 when all run, 1 otherwise
laborproof network logs [NAME]    last lines of one log, or of all
laborproof network approve-key --log ORIGIN --key HEX | --court NAME --chain HEX --key HEX
                                  put a signing key in force in the name of bureau and court
laborproof network history labour|court
                                  every key that was written on a channel: block, place in it, time, key
laborproof network admin INSTITUTION COMMAND…
                                  Fabric's own "peer COMMAND…" as administrator of LabourBureau, Court, Notary or Operator
USAGE
}

# One verb at a time on one network; released by the kernel when this shell ends, however it ends.
lock_network() {
  mkdir -p "$NETWORK_DIR"/{run,logs}
  exec 9>"$NETWORK_DIR/run/lock"
  flock -n 9 || {
    say "Another \"network\" command is at work on $NETWORK_DIR; waiting for it …"
    flock 9
  }
}

any_process_runs() {
  local name
  for name in "${NETWORK_PROCESSES[@]}"; do ! process_runs "$name" || return 0; done
  return 1
}

# Starts a group at once and waits for each member.
start_group() {
  local name before=${#STARTED[@]}
  for name in "$@"; do start_process "$name"; done
  [ "${#STARTED[@]}" -gt "$before" ] || return 0
  say "Waiting for ${STARTED[*]:$before} …"
}

network_up() {
  local begun name
  STARTED=()
  refuse_full_disk
  use_jdk
  use_binaries
  build_chaincode
  lock_network
  begun=$SECONDS
  make_material
  take_chaincode_program
  start_group "${NETWORK_PROCESSES[@]}"
  for name in "${ORDERERS[@]}" "${PEERS[@]}"; do await_process "$name"; done
  join_orderers
  join_peers
  agree_on evidence-log "${PEER_INSTITUTIONS[@]}"
  agree_on court-registry Court
  for name in "${CHAINCODES[@]}" "${STORES[@]}"; do await_process "$name"; done
  if [ ${#STARTED[@]} = 0 ]; then
    say "The consortium runs already on base port $NETWORK_PORT with data in $NETWORK_DIR."
    return 0
  fi
  await_answers
  say "The consortium runs on base port $NETWORK_PORT (ready after $((SECONDS - begun)) s); what clients need is in $NETWORK_DIR/connections."
}

network_down() {
  lock_network
  if ! any_process_runs; then
    say "Nothing of the network is running."
    return 0
  fi
  # Who asks stops before who answers.
  stop_processes "${PEERS[@]}"
  stop_processes "${CHAINCODES[@]}"
  stop_processes "${ORDERERS[@]}"
  stop_processes "${STORES[@]}"
  say "The consortium is stopped; everything is kept in $NETWORK_DIR."
}

# "labour 12, court 5" from the figures a node publishes.
heights_of() {
  local port
  port=$(operations_port_of "$1")
  [ -n "$port" ] || return 0
  {
    exec 3<>"/dev/tcp/127.0.0.1/$port" &&
      printf 'GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&3 &&
      sed -n 's/^ledger_blockchain_height{channel="\([a-z]*\)"} \([0-9]*\).*/\1 \2/p' <&3
  } 2>/dev/null | paste -sd, - | sed 's/,/, /g; s/^\(.\)/height \1/'
}

network_status() {
  local name state port missing=0
  for name in "${NETWORK_PROCESSES[@]}"; do
    port=$(port_of_process "$name")
    if process_runs "$name"; then
      state=starting
      ! process_is_ready "$name" 2>/dev/null || state=runs
      printf '%-26s %-8s port %-5s pid %-7s %4s MB  %s\n' "$name" "$state" "$port" "$(process_id "$name")" \
        "$(megabytes_of "$(process_id "$name")")" "$(heights_of "$name")"
      [ "$state" = runs ] || missing=1
    else
      printf '%-26s stopped  port %s\n' "$name" "$port"
      missing=1
    fi
  done
  return "$missing"
}

network_logs() {
  local name=${1:-}
  if [ -z "$name" ]; then
    tail -n 10 "$NETWORK_DIR"/logs/*.log
  elif [ -f "$NETWORK_DIR/logs/$name.log" ]; then
    tail -n 200 "$NETWORK_DIR/logs/$name.log"
  else
    die 64 "there is no log of \"$name\"; the names are: ${NETWORK_PROCESSES[*]}."
  fi
}

network_admin() {
  local institution=${1:-}
  [ -n "$(msp_of "${institution,,}")" ] || die 64 "no institution \"$institution\"; there are: ${INSTITUTIONS[*]}."
  [ -d "$(home_of "$institution")" ] || die 66 "there is no network in $NETWORK_DIR; \"network up\" makes one."
  shift
  use_binaries
  as_administrator "$institution" "$@"
}

case "${1:-}" in
  up | down | status)
    [ $# = 1 ] || die 64 "\"network $1\" takes no option."
    "network_$1"
    ;;
  logs) network_logs "${2:-}" ;;
  approve-key)
    shift
    build >&2
    consortium_admin approve-key --network "$NETWORK_DIR" "$@"
    ;;
  history)
    case "${2:-}" in labour | court) ;; *) die 64 "\"network history\" wants a channel: labour or court." ;; esac
    build >&2
    consortium_admin history --network "$NETWORK_DIR" --channel "$2"
    ;;
  admin)
    shift
    network_admin "$@"
    ;;
  "")
    network_usage
    exit 64
    ;;
  *)
    network_usage >&2
    die 64 "\"network\" knows no \"$1\"."
    ;;
esac
