# shellcheck shell=bash
# Joins orderers and peers to their channels and agrees on the chaincodes, each only where it has not been done.

# Runs "peer …" as an institution's administrator, who speaks to the institution's own peer.
as_administrator() {
  local institution=$1 home
  shift
  home=$(home_of "$institution")
  FABRIC_CFG_PATH=$NETWORK_DIR/config FABRIC_LOGGING_SPEC=error \
    CORE_PEER_LOCALMSPID="$(msp_of "${institution,,}")" CORE_PEER_MSPCONFIGPATH="$home/admin/msp" \
    CORE_PEER_ADDRESS="127.0.0.1:$(port_of_process "peer-${institution,,}")" CORE_PEER_TLS_ROOTCERT_FILE="$home/tlsca/cert.pem" \
    CORE_PEER_TLS_CERT_FILE="$home/peer/tls/cert.pem" CORE_PEER_TLS_KEY_FILE="$home/peer/tls/key.pem" \
    "$FABRIC_BIN/peer" "$@"
}

# Runs a command, its output in a log of its own; when it fails, the end of that log is the message.
logged() {
  local log=$NETWORK_DIR/logs/$1.log
  shift
  "$@" >"$log" 2>&1 || {
    tail -n 5 "$log" >&2
    return 1
  }
}

# orderer_joins ORDERER INSTITUTION NODE CHANNEL. The folder of the chain is made by the join itself.
orderer_joins() {
  local home
  home=$(home_of "$2")
  [ ! -d "$home/$3/data/ledger/chains/$4" ] || return 0
  logged "join-$1-$4" "$FABRIC_BIN/osnadmin" channel join --channelID "$4" --config-block "$NETWORK_DIR/genesis/$4.block" \
    -o "127.0.0.1:$(($(port_of_process "$1") + 3))" --ca-file "$home/tlsca/cert.pem" \
    --client-cert "$home/admin/tls/cert.pem" --client-key "$home/admin/tls/key.pem"
}

peer_joins() {
  [ ! -d "$(home_of "$1")/peer/data/ledgersData/chains/chains/$2" ] ||
    return 0
  logged "join-peer-${1,,}-$2" as_administrator "$1" channel join -b "$NETWORK_DIR/genesis/$2.block"
}

# Waits for jobs by number, so that daemons are not waited for; fails when one failed.
all_of() {
  local job failed=0
  for job in "$@"; do wait "$job" || failed=1; done
  return "$failed"
}

join_orderers() {
  local institution jobs=()
  for institution in "${INSTITUTIONS[@]}"; do
    orderer_joins "orderer-${institution,,}" "$institution" orderer labour &
    jobs+=($!)
  done
  orderer_joins orderer-courtchain Court channel-orderer court &
  jobs+=($!)
  all_of "${jobs[@]}" || die 70 "an orderer could not join its channel; see $NETWORK_DIR/logs."
}

join_peers() {
  local institution jobs=()
  for institution in "${PEER_INSTITUTIONS[@]}"; do
    peer_joins "$institution" labour &
    jobs+=($!)
  done
  all_of "${jobs[@]}" || die 70 "a peer could not join channel labour; see $NETWORK_DIR/logs."
  peer_joins Court court || die 70 "the court's peer could not join channel court; see $NETWORK_DIR/logs."
}

# The peer keeps packages as LABEL.DIGEST.tar.gz.
package_is_installed() {
  local id
  id=$(cat "$NETWORK_DIR/chaincode/$2.id")
  [ -f "$(home_of "$1")/peer/data/lifecycle/chaincodes/${id/:/.}.tar.gz" ]
}

installs() {
  package_is_installed "$1" "$2" ||
    logged "install-$2-${1,,}" as_administrator "$1" lifecycle chaincode install "$NETWORK_DIR/chaincode/$2.tar.gz"
}

# Sets TERMS: what institutions approve and commit must agree in every word. And by whom it may be ordered.
terms_of() {
  local policy
  case "$1" in
    evidence-log)
      CHANNEL=labour CHANNEL_ORDERERS=(orderer-court orderer-notary orderer-labourbureau orderer-operator)
      policy="OutOf(2,'LabourBureauMSP.peer','CourtMSP.peer','NotaryMSP.peer')"
      ;;
    court-registry) CHANNEL=court CHANNEL_ORDERERS=(orderer-courtchain) policy="OR('CourtMSP.peer')" ;;
  esac
  TERMS=(-C "$CHANNEL" -n "$1" -v 1 --sequence 1 --signature-policy "$policy")
}

# ordered LOG DONE INSTITUTION COMMAND…: Fabric's command line sends to one orderer and waits for the block. An orderer that
# was late when the others chose a leader orders nothing until they have made another block (SmartBFT reads the view from
# the last one), so that a silence is answered by asking the next. What DONE then finds was ordered late or by an earlier run.
ordered() {
  local log=$1 done=$2 institution=$3 patience orderer owner
  shift 3
  for patience in 12s 40s; do
    for orderer in "${CHANNEL_ORDERERS[@]}"; do
      owner=${orderer#orderer-}
      logged "$log" as_administrator "$institution" lifecycle chaincode "$@" --waitForEventTimeout "$patience" \
        -o "127.0.0.1:$(port_of_process "$orderer")" --tls --cafile "$(home_of "${owner/courtchain/court}")/tlsca/cert.pem" 2>/dev/null &&
        return
      "$done" && return
      grep -q 'timed out\|UNAVAILABLE\|Unavailable\|deadline' "$NETWORK_DIR/logs/$log.log" || break 2
    done
  done
  tail -n 5 "$NETWORK_DIR/logs/$log.log" >&2
  return 1
}

# A definition that was approved but not committed, because somebody pulled the plug, counts as approved.
approves() {
  local log=approve-$2-${1,,}
  # shellcheck disable=SC2317 # called by name
  is_approved() { grep -q 'unchanged content' "$NETWORK_DIR/logs/$log.log"; }
  ordered "$log" is_approved "$1" approveformyorg "${TERMS[@]}" --package-id "$(cat "$NETWORK_DIR/chaincode/$2.id")"
}

is_committed() {
  logged "committed-$1" as_administrator Court lifecycle chaincode querycommitted -C "$CHANNEL" -n "$1" 2>/dev/null
}

# agree_on CHAINCODE INSTITUTION…: installs where it is missing; approves and commits when it is not in force.
agree_on() {
  local chaincode=$1 institution jobs=() endorsers=()
  shift
  for institution in "$@"; do
    installs "$institution" "$chaincode" &
    jobs+=($!)
    endorsers+=(--peerAddresses "127.0.0.1:$(port_of_process "peer-${institution,,}")" --tlsRootCertFiles "$(home_of "$institution")/tlsca/cert.pem")
  done
  all_of "${jobs[@]}" || die 70 "$chaincode could not be installed; see $NETWORK_DIR/logs."
  terms_of "$chaincode"
  ! is_committed "$chaincode" || return 0
  say "Agreeing on chaincode $chaincode …"
  jobs=()
  for institution in "$@"; do
    approves "$institution" "$chaincode" &
    jobs+=($!)
  done
  all_of "${jobs[@]}" || die 70 "$chaincode was not approved by everybody; see $NETWORK_DIR/logs/approve-$chaincode-*.log."
  # shellcheck disable=SC2317 # called by name
  now_committed() { is_committed "$chaincode"; }
  ordered "commit-$chaincode" now_committed Court commit "${TERMS[@]}" "${endorsers[@]}" ||
    die 70 "$chaincode could not be put in force; see $NETWORK_DIR/logs/commit-$chaincode.log."
}

# The first question each peer asks its chaincode makes the connection that later ones use.
answers_through() {
  local deadline=$((SECONDS + 60))
  until logged "first-answer-$2-${1,,}" as_administrator "$1" chaincode query -C "$3" -n "$2" -c '{"Args":["read","laborproof/none"]}' 2>/dev/null; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      tail -n 5 "$NETWORK_DIR/logs/first-answer-$2-${1,,}.log" >&2
      return 1
    fi
    sleep 0.3
  done
}

# Endorsements are planned by a peer, among those it knows: until it has heard of the others it says that no policy can be met.
knows_the_others() {
  local deadline=$((SECONDS + 60)) known
  known="^gossip_membership_total_peers_known{channel=\"labour\"} $((${#PEERS[@]} - 1))\$"
  # Not grep -q, which would end before all is read and so break the pipe.
  until figures "$(operations_port_of "$1")" | grep "$known" >/dev/null; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.3
  done
}

await_answers() {
  local institution peer jobs=()
  for institution in "${PEER_INSTITUTIONS[@]}"; do
    answers_through "$institution" evidence-log labour &
    jobs+=($!)
  done
  for peer in "${PEERS[@]}"; do
    knows_the_others "$peer" &
    jobs+=($!)
  done
  answers_through Court court-registry court &
  jobs+=($!)
  all_of "${jobs[@]}" || die 70 "a chaincode does not answer through its peer, or the peers do not find each other; see $NETWORK_DIR/logs."
}
