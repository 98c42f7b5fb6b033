# shellcheck shell=bash
# Which processes the consortium on one machine has, how each starts, and whether it runs.
# Sourced by the verb "network" after system.sh; NETWORK_DIR and NETWORK_PORT are set.

# In the order of institutions, which is also that of the consenters' numbers.
readonly INSTITUTIONS=(LabourBureau Court Notary Operator)
readonly PEER_INSTITUTIONS=(LabourBureau Court Notary)

# NAME of every process; those of one line start and stop together, lines stop from last to first.
readonly STORES=(minio)
readonly ORDERERS=(orderer-labourbureau orderer-court orderer-notary orderer-operator orderer-courtchain)
readonly PEERS=(peer-labourbureau peer-court peer-notary)
readonly CHAINCODES=(evidence-log-labourbureau evidence-log-court evidence-log-notary court-registry)
readonly NETWORK_PROCESSES=("${STORES[@]}" "${ORDERERS[@]}" "${PEERS[@]}" "${CHAINCODES[@]}")

msp_of() {
  case "$1" in
    labourbureau) echo LabourBureauMSP ;;
    court) echo CourtMSP ;;
    notary) echo NotaryMSP ;;
    operator) echo OperatorMSP ;;
    *) ;;
  esac
}

home_of() { printf '%s/institutions/%s\n' "$NETWORK_DIR" "${1,,}"; }

# Ports above the base: a hundred for each institution, the court's chain after them.
port_of_process() {
  case "$1" in
    orderer-labourbureau) echo $((NETWORK_PORT + 50)) ;;
    orderer-court) echo $((NETWORK_PORT + 150)) ;;
    orderer-notary) echo $((NETWORK_PORT + 250)) ;;
    orderer-operator) echo $((NETWORK_PORT + 350)) ;;
    orderer-courtchain) echo $((NETWORK_PORT + 450)) ;;
    peer-labourbureau) echo $((NETWORK_PORT + 60)) ;;
    peer-court) echo $((NETWORK_PORT + 160)) ;;
    peer-notary) echo $((NETWORK_PORT + 260)) ;;
    evidence-log-labourbureau) echo $((NETWORK_PORT + 70)) ;;
    evidence-log-court) echo $((NETWORK_PORT + 170)) ;;
    evidence-log-notary) echo $((NETWORK_PORT + 270)) ;;
    court-registry) echo $((NETWORK_PORT + 470)) ;;
    minio) echo $((NETWORK_PORT + 500)) ;;
  esac
}

# Every port the process listens on; the first is the one it is known by.
ports_of_process() {
  local port
  port=$(port_of_process "$1")
  case "$1" in
    orderer-*) echo "$port $((port + 3)) $((port + 5))" ;;
    peer-*) echo "$port $((port + 1)) $((port + 6))" ;;
    *) echo "$port" ;;
  esac
}

# Where "healthy" and figures are asked for in plain HTTP; chaincodes have no such port.
operations_port_of() {
  case "$1" in
    orderer-*) echo $(($(port_of_process "$1") + 5)) ;;
    peer-*) echo $(($(port_of_process "$1") + 6)) ;;
  esac
}

# No colours: these logs are read by programs too.
readonly LOG_FORMAT='%{time:2006-01-02T15:04:05.000Z07:00} %{level} %{module} %{message}'

# Sets COMMAND and ENVIRONMENT.
describe_process() {
  local name=$1
  case "$name" in
    minio) describe_minio ;;
    orderer-courtchain) describe_orderer court channel-orderer "$name" ;;
    orderer-*) describe_orderer "${name#orderer-}" orderer "$name" ;;
    peer-*) describe_peer "${name#peer-}" "$name" ;;
    evidence-log-*) describe_chaincode evidence-log cn.laborproof.chaincode.EvidenceLogMain "${name#evidence-log-}" "$name" ;;
    court-registry) describe_chaincode court-registry cn.laborproof.chaincode.CourtRegistryMain court "$name" ;;
  esac
}

describe_orderer() {
  local institution=$1 node port home
  port=$(port_of_process "$3")
  home=$(home_of "$institution")
  node=$home/$2
  COMMAND=("$FABRIC_BIN/orderer")
  ENVIRONMENT=(
    FABRIC_CFG_PATH="$NETWORK_DIR/config"
    FABRIC_LOGGING_SPEC="${LABORPROOF_NETWORK_LOG:-warn}" FABRIC_LOGGING_FORMAT="$LOG_FORMAT"
    GOMAXPROCS=2 GOGC=50
    ORDERER_GENERAL_LISTENPORT="$port"
    ORDERER_GENERAL_LOCALMSPID="$(msp_of "$institution")"
    ORDERER_GENERAL_LOCALMSPDIR="$node/msp"
    ORDERER_GENERAL_TLS_CERTIFICATE="$node/tls/cert.pem"
    ORDERER_GENERAL_TLS_PRIVATEKEY="$node/tls/key.pem"
    ORDERER_GENERAL_TLS_ROOTCAS="[$home/tlsca/cert.pem]"
    ORDERER_GENERAL_CLUSTER_CLIENTCERTIFICATE="$node/tls/cert.pem"
    ORDERER_GENERAL_CLUSTER_CLIENTPRIVATEKEY="$node/tls/key.pem"
    ORDERER_FILELEDGER_LOCATION="$node/data/ledger"
    ORDERER_CONSENSUS_WALDIR="$node/data/wal"
    ORDERER_CONSENSUS_SNAPDIR="$node/data/snapshots"
    ORDERER_ADMIN_LISTENADDRESS="127.0.0.1:$((port + 3))"
    ORDERER_ADMIN_TLS_CERTIFICATE="$node/tls/cert.pem"
    ORDERER_ADMIN_TLS_PRIVATEKEY="$node/tls/key.pem"
    ORDERER_ADMIN_TLS_CLIENTROOTCAS="[$home/tlsca/cert.pem]"
    ORDERER_OPERATIONS_LISTENADDRESS="127.0.0.1:$((port + 5))"
  )
}

describe_peer() {
  local institution=$1 node port home
  port=$(port_of_process "$2")
  home=$(home_of "$institution")
  node=$home/peer
  COMMAND=("$FABRIC_BIN/peer" node start)
  ENVIRONMENT=(
    FABRIC_CFG_PATH="$NETWORK_DIR/config"
    FABRIC_LOGGING_SPEC="${LABORPROOF_NETWORK_LOG:-warn}" FABRIC_LOGGING_FORMAT="$LOG_FORMAT"
    GOMAXPROCS=2 GOGC=50
    CORE_PEER_ID="$2"
    CORE_PEER_LISTENADDRESS="127.0.0.1:$port"
    CORE_PEER_ADDRESS="127.0.0.1:$port"
    CORE_PEER_CHAINCODELISTENADDRESS="127.0.0.1:$((port + 1))"
    CORE_PEER_GOSSIP_BOOTSTRAP="127.0.0.1:$port"
    CORE_PEER_GOSSIP_EXTERNALENDPOINT="127.0.0.1:$port"
    CORE_PEER_LOCALMSPID="$(msp_of "$institution")"
    CORE_PEER_MSPCONFIGPATH="$node/msp"
    CORE_PEER_TLS_CERT_FILE="$node/tls/cert.pem"
    CORE_PEER_TLS_KEY_FILE="$node/tls/key.pem"
    CORE_PEER_TLS_ROOTCERT_FILE="$home/tlsca/cert.pem"
    CORE_PEER_FILESYSTEMPATH="$node/data"
    CORE_LEDGER_SNAPSHOTS_ROOTDIR="$node/data/snapshots"
    CORE_OPERATIONS_LISTENADDRESS="127.0.0.1:$((port + 6))"
    LABORPROOF_CHAINCODE_CONNECTIONS="$node/chaincode"
  )
}

describe_chaincode() {
  local chaincode=$1 main=$2 home node program
  home=$(home_of "$3")
  node=$home/chaincode
  # Not through the link: a running process must not meet the classes of a later program.
  program=$(readlink -f "$NETWORK_DIR/chaincode/program")
  COMMAND=(java "${JVM_SMALL[@]}" -Xmx96m -Xss512k -XX:MaxMetaspaceSize=96m 
    -cp "$program/laborproof-chaincode.jar:$program/lib/*" "$main")
  ENVIRONMENT=(
    CHAINCODE_ID="$(cat "$NETWORK_DIR/chaincode/$chaincode.id")"
    CHAINCODE_ADDRESS="127.0.0.1:$(port_of_process "$4")"
    CHAINCODE_TLS_CERT="$node/tls/cert.pem"
    CHAINCODE_TLS_KEY="$node/tls/key.pem"
    CHAINCODE_TLS_TRUST="$home/tlsca/cert.pem"
    CORE_CHAINCODE_LOGGING_LEVEL=WARNING
  )
}

describe_minio() {
  COMMAND=("$MINIO_BIN/minio" server --quiet --address "127.0.0.1:$(port_of_process minio)" "$NETWORK_DIR/minio")
  ENVIRONMENT=(
    MINIO_CONFIG_ENV_FILE="$NETWORK_DIR/config/minio.env"
    MINIO_BROWSER=off MINIO_UPDATE=off
    GOMAXPROCS=2 GOGC=50
  )
}

# Looked up, not tried: a connection that is closed at once would stand in the log of who listens as a failed handshake.
listens() {
  local port
  port=$(printf ':%04X' "$1")
  awk -v port="$port" '$4 == "0A" && substr($2, length($2) - 4) == port {found = 1; exit} END {exit !found}' \
    /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

# What a process is known by, whatever number it has: a pid file may be left over and its number reused.
mark_of() { printf 'LABORPROOF_NETWORK_PROCESS=%s/%s\n' "$NETWORK_DIR" "$1"; }
bears_mark() { grep -qzxF -- "$(mark_of "$2")" "/proc/$1/environ" 2>/dev/null; }

process_id() { cat "$NETWORK_DIR/run/$1.pid" 2>/dev/null || true; }

process_runs() {
  local pid
  pid=$(process_id "$1")
  [ -n "$pid" ] && bears_mark "$pid" "$1"
}

# A process whose pid file is lost still runs: find it by its mark and write the file anew.
adopt_process() {
  local name=$1 environ pid
  environ=$(grep -lzxF -- "$(mark_of "$name")" /proc/[0-9]*/environ 2>/dev/null | head -n 1) || true
  [ -n "$environ" ] || return 1
  pid=${environ#/proc/}
  echo "${pid%/environ}" >"$NETWORK_DIR/run/$name.pid"
}

# Starts NAME unless it runs; remembers in STARTED what was started.
start_process() {
  local name=$1 port
  if process_runs "$name"; then return 0; fi
  for port in $(ports_of_process "$name"); do
    if listens "$port"; then
      if adopt_process "$name"; then return 0; fi
      die 75 "port $port, which $name needs, is taken by another program; set LABORPROOF_NETWORK_PORT (now $NETWORK_PORT) to a free range before the first \"network up\"."
    fi
  done
  describe_process "$name"
  # Kept for whoever starts the same process otherwise (network/compose).
  mkdir -p "$NETWORK_DIR/config/env"
  printf '%s\n' "${ENVIRONMENT[@]}" >"$NETWORK_DIR/config/env/$name.env"
  # Without the lock's descriptor: a child must not hold the lock of the verb.
  setsid env -i PATH="$PATH" HOME="$HOME" LANG=C.UTF-8 "$(mark_of "$name")" "${ENVIRONMENT[@]}" "${COMMAND[@]}" >>"$NETWORK_DIR/logs/$name.log" 2>&1 </dev/null 9>&- &
  echo $! >"$NETWORK_DIR/run/$name.pid"
  STARTED+=("$name")
}

# What an orderer or peer says of itself on its operations port.
figures() {
  local line
  exec 6<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' >&6
  while IFS= read -r line <&6; do printf '%s\n' "${line%$'\r'}"; done
  exec 6>&-
}

process_is_ready() {
  local operations
  operations=$(operations_port_of "$1")
  case "$1" in
    minio) answers "$(port_of_process minio)" /minio/health/ready ;;
    orderer-* | peer-*) answers "$operations" /healthz && listens "$(port_of_process "$1")" ;;
    *) listens "$(port_of_process "$1")" ;;
  esac
}

await_process() {
  local name=$1 deadline=$((SECONDS + ${LABORPROOF_START_SECONDS:-120}))
  until process_is_ready "$name" 2>/dev/null; do
    # Not by its mark, which it bears only after its first instants.
    if ! kill -0 "$(process_id "$name")" 2>/dev/null; then
      tail -n 15 "$NETWORK_DIR/logs/$name.log" >&2
      die 70 "$name stopped while starting; its whole log is $NETWORK_DIR/logs/$name.log."
    fi
    [ "$SECONDS" -lt "$deadline" ] || die 70 "$name did not become ready; see $NETWORK_DIR/logs/$name.log."
    sleep 0.1
  done
}

# Asks all to stop, then waits for each to be gone: its port and its files must be free.
stop_processes() {
  local name pid deadline=$((SECONDS + 30))
  for name in "$@"; do
    if process_runs "$name" || adopt_process "$name"; then kill -TERM "$(process_id "$name")" 2>/dev/null || true; fi
  done
  for name in "$@"; do
    pid=$(process_id "$name")
    while process_runs "$name" && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.1; done
    if process_runs "$name"; then
      say "$name did not stop when asked; killing it."
      kill -KILL "$pid" 2>/dev/null || true
      while process_runs "$name"; do sleep 0.1; done
    fi
    rm -f "$NETWORK_DIR/run/$name.pid"
  done
}

megabytes_of() { awk '/^VmRSS:/ {printf "%d\n", $2 / 1024}' "/proc/$1/status" 2>/dev/null || echo 0; }
