# shellcheck shell=bash
# What runs: three processes and where they live. Sourced by the verbs that touch a running system.

LABORPROOF_DATA=$(mkdir -p "${LABORPROOF_DATA:-$LABORPROOF_HOME/data}" 2>/dev/null &&
  cd "${LABORPROOF_DATA:-$LABORPROOF_HOME/data}" && pwd) ||
  die 73 "cannot create the data folder ${LABORPROOF_DATA:-$LABORPROOF_HOME/data}; set LABORPROOF_DATA to one that can be written."
LABORPROOF_PORT=${LABORPROOF_PORT:-8080}
LABORPROOF_PORTAL_PORT=${LABORPROOF_PORTAL_PORT:-8081}
LABORPROOF_AUTHORITIES_PORT=${LABORPROOF_AUTHORITIES_PORT:-8082}
LABORPROOF_POSTGRES_PORT=${LABORPROOF_POSTGRES_PORT:-8083}
export LABORPROOF_DATA LABORPROOF_PORT LABORPROOF_PORTAL_PORT LABORPROOF_AUTHORITIES_PORT LABORPROOF_POSTGRES_PORT

RUN_DIR=$LABORPROOF_DATA/run
LOG_DIR=$LABORPROOF_DATA/logs
SERVICE_DIR=$LABORPROOF_HOME/signing-service/target/app
PORTAL_DIR=$LABORPROOF_HOME/verify-portal/target/app
AUTHORITIES_DIR=$LABORPROOF_HOME/demo-authorities/target
SERVICE_JAR=$SERVICE_DIR/laborproof-signing-service-app.jar
PORTAL_JAR=$PORTAL_DIR/laborproof-verify-portal-app.jar
# DuckDB, ONNX Runtime and PostgreSQL unpack native files: into a folder of ours, emptied at every start.
TMP_DIR=$LABORPROOF_DATA/tmp

# The program that scans hubs in full beside the service; LABORPROOF_SCANS_NIGHTLY=false leaves it to the button.
LABORPROOF_SCANS_PROGRAM=${LABORPROOF_SCANS_PROGRAM-$LABORPROOF_HOME/risk-columnar/target/laborproof-risk-columnar.jar:$LABORPROOF_HOME/risk-columnar/target/lib/*}
export LABORPROOF_SCANS_PROGRAM

GATEWAY_CLASSPATH="$LABORPROOF_HOME/gateway/target/laborproof-gateway.jar:$LABORPROOF_HOME/gateway/target/lib/*"

# shellcheck source=launcher/consortium.sh
. "$LABORPROOF_HOME/launcher/consortium.sh"
# shellcheck source=launcher/vault.sh
. "$LABORPROOF_HOME/launcher/vault.sh"

# The programs in the order in which they start; they stop in the reverse order.
PROGRAMS=(authorities service portal)
! runs_on_consortium || PROGRAMS=(desk "${PROGRAMS[@]}")

# More options for the virtual machine of the signing service, for example a larger heap (-Xmx2g).
read -ra SERVICE_OPTIONS <<<"${LABORPROOF_SERVICE_OPTIONS:-}"

command_of() {
  case "$1" in
    authorities) COMMAND=(java "${JVM_SMALL[@]}" -Xmx96m -Dsun.net.httpserver.nodelay=true
      -cp "$AUTHORITIES_DIR/laborproof-demo-authorities.jar:$AUTHORITIES_DIR/lib/*"
      cn.laborproof.authorities.Main "$LABORPROOF_DATA/authorities" "$LABORPROOF_AUTHORITIES_PORT") ;;
    service) COMMAND=(java "${JVM_QUIET[@]}" -XX:+UseSerialGC -Xmx640m -Djava.io.tmpdir="$TMP_DIR"
      "${SERVICE_OPTIONS[@]}" -jar "$SERVICE_JAR") ;;
    portal) COMMAND=(java "${JVM_QUIET[@]}" -XX:+UseSerialGC -Xmx384m -jar "$PORTAL_JAR") ;;
    # The court's own program, with the court's own key: on a real network it runs at the court.
    desk) COMMAND=(java "${JVM_SMALL[@]}" -Xmx128m -cp "$GATEWAY_CLASSPATH" cn.laborproof.gateway.fabric.CourtDeskMain
      --connection "$NETWORK_HOME/connections/court-court.properties" --state "$DESK_HOME") ;;
  esac
}

port_of() {
  case "$1" in
    authorities) echo "$LABORPROOF_AUTHORITIES_PORT" ;;
    service) echo "$LABORPROOF_PORT" ;;
    portal) echo "$LABORPROOF_PORTAL_PORT" ;;
  esac
}

health_path_of() {
  case "$1" in
    authorities) echo /health ;;
    service | portal) echo /actuator/health/readiness ;;
  esac
}

pid_of() { cat "$RUN_DIR/$1.pid" 2>/dev/null || true; }

# A pid file may be left over and its number reused: it counts only if that process is a java of this user.
is_running() {
  local pid
  pid=$(pid_of "$1")
  [ -n "$pid" ] && kill -0 "$pid" 2>/dev/null && grep -qa '^java' "/proc/$pid/cmdline" 2>/dev/null
}

port_is_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# GET without curl, which a fresh Debian lacks. Succeeds on status 200.
answers() {
  local status
  exec 3<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n' "$2" >&3
  IFS=' ' read -r -t 5 _ status _ <&3 || true
  exec 3>&- 3<&-
  [ "${status:-}" = 200 ]
}

# Not the database's: after a kill our own PostgreSQL may still hold it, and the service knows how to take it over.
refuse_taken_ports() {
  local entry
  for entry in "LABORPROOF_AUTHORITIES_PORT=$LABORPROOF_AUTHORITIES_PORT" "LABORPROOF_PORT=$LABORPROOF_PORT" \
    "LABORPROOF_PORTAL_PORT=$LABORPROOF_PORTAL_PORT"; do
    if port_is_open "${entry#*=}"; then
      die 75 "port ${entry#*=} is taken by another program; set ${entry%%=*} to a free one."
    fi
  done
}

# An embedded database, its write-ahead log and the first documents need about this much.
readonly NEEDED_MEGABYTES=400
refuse_full_disk() {
  local free
  free=$(df -Pm "$LABORPROOF_DATA" | awk 'NR==2 {print $4}')
  [ "$free" -ge "$NEEDED_MEGABYTES" ] ||
    die 74 "the disk that holds $LABORPROOF_DATA has only $free MB left, $NEEDED_MEGABYTES MB are needed; free some or set LABORPROOF_DATA."
}

# Own process group: Ctrl-C reaches this script only, which then stops the programs in order.
start_program() {
  local name=$1
  command_of "$name"
  setsid "${COMMAND[@]}" >>"$LOG_DIR/$name.log" 2>&1 </dev/null &
  echo $! >"$RUN_DIR/$name.pid"
}

wait_until_ready() {
  local name=$1 deadline=$((SECONDS + ${LABORPROOF_START_SECONDS:-120}))
  # The desk serves nobody; whether it works shows in the receipts.
  [ -n "$(port_of "$name")" ] || return 0
  until answers "$(port_of "$name")" "$(health_path_of "$name")" 2>/dev/null; do
    # Not is_running: on a busy machine the process may not be a java yet.
    if ! kill -0 "$(pid_of "$name")" 2>/dev/null; then
      tail -n 15 "$LOG_DIR/$name.log" >&2
      die 70 "$name stopped while starting; its whole log is $LOG_DIR/$name.log."
    fi
    [ "$SECONDS" -lt "$deadline" ] || die 70 "$name did not become ready; see $LOG_DIR/$name.log."
    sleep 0.2
  done
}

start_system() {
  umask 077
  mkdir -p "$RUN_DIR" "$LOG_DIR"
  rm -rf "$TMP_DIR"
  mkdir -p "$TMP_DIR"
  refuse_full_disk
  refuse_taken_ports
  choose_vault
  ! runs_on_consortium || start_consortium
  # The service reaches the authorities only when a certificate or timestamp is needed: both may start at once.
  ! runs_on_consortium || say "Waiting for the signing service …"
  start_program authorities
  start_program service
  wait_until_ready authorities
  wait_until_ready service
  ! runs_on_consortium || approve_log
  # The portal reads the trust bundle that the service publishes.
  start_program portal
  wait_until_ready portal
}

stop_program() {
  local name=$1 pid deadline=$((SECONDS + 30))
  pid=$(pid_of "$name")
  if is_running "$name"; then
    kill -TERM "$pid" 2>/dev/null || true
    while kill -0 "$pid" 2>/dev/null && [ "$SECONDS" -lt "$deadline" ]; do sleep 0.1; done
    ! kill -0 "$pid" 2>/dev/null || kill -KILL "$pid" 2>/dev/null || true
  fi
  rm -f "$RUN_DIR/$name.pid"
}

stop_system() {
  local i
  for ((i = ${#PROGRAMS[@]} - 1; i >= 0; i--)); do stop_program "${PROGRAMS[$i]}"; done
}

any_running() {
  local name
  for name in "${PROGRAMS[@]}"; do ! is_running "$name" || return 0; done
  return 1
}
