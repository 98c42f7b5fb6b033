#!/usr/bin/env bash
# What an operator may do to the database and to the log, by accident or not, beside a consortium that remembers: a backup put back, a
# changed byte, a replica killed. The log never forks; nothing that was anchored is lost from it.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=launcher/java.sh
. "$LABORPROOF_HOME/launcher/java.sh"
# shellcheck source=tests/traffic.sh
. "$LABORPROOF_HOME/tests/traffic.sh"
java_home=$(find_jdk)
own_system 28080
export LABORPROOF_NETWORK_PORT=28100 LABORPROOF_START_SECONDS=300
# What the demo city tells by itself is not looked at here; the two cores are wanted for the starts.
export LABORPROOF_DEMO_CHAPTERS=false
first_port=28084 second_port=28085

up_pid='' replicas=()
ended() {
  stop_traffic
  [ -z "$up_pid" ] || { kill -TERM "$up_pid" 2>/dev/null && wait "$up_pid"; }
  [ ${#replicas[@]} = 0 ] || kill -TERM "${replicas[@]}" 2>/dev/null
  "$LABORPROOF" down >/dev/null 2>&1
  "$LABORPROOF" network down >/dev/null 2>&1
  rm -rf "$SCRATCH"
}
trap ended EXIT
begun=$SECONDS

starts() { start_up --consortium || { cat "$SCRATCH/up.log"; return 1; }; }
stops() {
  kill -INT "$up_pid"
  wait "$up_pid"
  local code=$?
  up_pid=
  return "$code"
}
concludes_one() { start_traffic "$@" && everything_arrives; }
# The health of the whole service; a log that refuses to sign takes it down.
is_well() { fetch "$LABORPROOF_PORT" /actuator/health >/dev/null; }
becomes_unwell() {
  local deadline=$((SECONDS + 60))
  while is_well; do
    [ "$SECONDS" -lt "$deadline" ] || { echo "the service stays well"; return 1; }
    sleep 0.2
  done
}
# A checkpoint as the log publishes it: its second line is the size.
size_of_log() { fetch "$LABORPROOF_PORT" /log/checkpoint | sed -n 2p; }

check "up --consortium starts" starts
[ "$failures" = 0 ] || exit 1
check "a contract is concluded, anchored and receipted" concludes_one
check "the system stops" stops

# --- a backup put back
backs_up() { cp -a "$LABORPROOF_DATA/postgres" "$SCRATCH/backup"; }
puts_back() { rm -rf "$LABORPROOF_DATA/postgres" && cp -a "$SCRATCH/backup" "$LABORPROOF_DATA/postgres"; }
check "the database is copied" backs_up
check "the system starts again" starts
check "another contract is concluded, anchored and receipted" concludes_one
grown=$(size_of_log)
check "the system stops" stops
check "the older copy is put back" puts_back
check "the system starts on it" starts
check "and says that it is not well: the database is behind the log" becomes_unwell
check "what contradicts is kept for people to look at" grep -rqs DATABASE_BEHIND_LOG "$LABORPROOF_DATA/contradictions" --include='*'
signs_nothing() { [ "$(size_of_log)" = "$grown" ]; }
check "no checkpoint is signed" signs_nothing
check_exit "recover does not run beside the system" 3 "the system runs" "$LABORPROOF" recover
check "the system stops" stops
check "the network starts alone" "$LABORPROOF" network up
check_exit "recover puts every entry of the log back in its place and says what the database has forgotten" 0 \
  "of them the database no longer knows" "$LABORPROOF" recover

# --- a changed byte
# The first tile of entries: whole once it has 256 of them, until then named by their number (C2SP tlog-tiles).
if [ "$grown" -ge 256 ]; then first_entries=000; else first_entries=000.p/$grown; fi
change_one_byte() {
  local file=$LABORPROOF_DATA/log/tile/entries/$first_entries
  cp -p "$file" "$SCRATCH/entries" && printf '\377\376' | dd of="$file" bs=1 seek=20 conv=notrunc status=none && ! cmp -s "$file" "$SCRATCH/entries"
}
puts_byte_back() { cp -p "$SCRATCH/entries" "$LABORPROOF_DATA/log/tile/entries/$first_entries"; }
check "two bytes of an anchored entry are changed in the tiles" change_one_byte
check_exit "recover refuses what contradicts the ledger" 1 "recover refuses" "$LABORPROOF" recover
check_exit "fsck names the log" 1 "log: " "$LABORPROOF" fsck
check "the entry is put right" puts_byte_back
check "the system starts on what was recovered" starts
check "it is well" is_well
check "a contract is concluded, anchored and receipted" concludes_one
check_exit "log, ledger, store and database agree" 0 "agree" "$LABORPROOF" fsck
check "the system stops" stops

# --- two replicas
# The first service is killed and leaves its PostgreSQL: from then on a server that nobody of us owns.
export LABORPROOF_CONSORTIUM=$LABORPROOF_DATA/network
leaves_a_database() {
  "$LABORPROOF" network up && "$LABORPROOF_HOME/tests/start.sh" desk authorities service && kill -KILL "$(cat "$LABORPROOF_DATA/run/service.pid")" &&
    rm "$LABORPROOF_DATA/run/service.pid"
}
start_replica() {
  local port=$1
  env LABORPROOF_DATA="$SCRATCH/replica-$port" LABORPROOF_PORT="$port" "$java_home/bin/java" "${JVM_QUIET[@]}" -XX:+UseSerialGC -Xmx640m \
    -jar "$LABORPROOF_HOME/signing-service/target/app/laborproof-signing-service-app.jar" \
    --laborproof.shared="$LABORPROOF_DATA" \
    --laborproof.postgres.url="jdbc:postgresql://127.0.0.1:$LABORPROOF_POSTGRES_PORT/laborproof" \
    --laborproof.postgres.secrets="$LABORPROOF_DATA/vault/postgres.properties" \
    --laborproof.certification.secret-file="$LABORPROOF_DATA/authorities/enrolment-secret" \
    --laborproof.identity.secret-file="$LABORPROOF_DATA/authorities/identity-secret" \
    >>"$SCRATCH/replica-$port.log" 2>&1 </dev/null &
  replicas+=($!)
}
ready() {
  local deadline=$((SECONDS + LABORPROOF_START_SECONDS))
  until fetch "$1" /actuator/health/readiness >/dev/null 2>&1; do
    [ "$SECONDS" -lt "$deadline" ] || { tail -n 20 "$SCRATCH/replica-$1.log"; return 1; }
    sleep 0.2
  done
}
replicas_start() { start_replica "$first_port" && ready "$first_port" && start_replica "$second_port" && ready "$second_port"; }
sequences() { grep -q 'this replica sequences' "$SCRATCH/replica-$1.log"; }
one_sequences() { sequences "$first_port" && ! sequences "$second_port"; }
comes_to_sequence() {
  local deadline=$((SECONDS + 120))
  until sequences "$1"; do
    [ "$SECONDS" -lt "$deadline" ] || { tail -n 20 "$SCRATCH/replica-$1.log"; return 1; }
    sleep 0.2
  done
}
check "a service is killed and leaves a database" leaves_a_database
check "two replicas start on it" replicas_start
check "a contract through the first is concluded, anchored and receipted" concludes_one "$first_port"
check "a contract through the second as well" concludes_one "$second_port"
check "one of them sequences" one_sequences
check "contracts are concluded through the second" start_traffic "$second_port"
check "the one that sequences is killed" kill -KILL "${replicas[0]}"
check "the other takes over" comes_to_sequence "$second_port"
check "and contracts go on being anchored" one_more anchored
check_exit "recover does not run beside a replica that sequences" 3 "a replica sequences" \
  env LABORPROOF_DATA="$LABORPROOF_DATA" LABORPROOF_SHARED="$LABORPROOF_DATA" \
  LABORPROOF_POSTGRES_URL="jdbc:postgresql://127.0.0.1:$LABORPROOF_POSTGRES_PORT/laborproof" \
  LABORPROOF_POSTGRES_SECRETS="$LABORPROOF_DATA/vault/postgres.properties" "$LABORPROOF" recover
check "every contract is anchored and receipted" everything_arrives

origin=$(cut -d' ' -f1 "$LABORPROOF_DATA/ledger-state/log.pub")
in_order_once() {
  "$LABORPROOF" network history labour >"$SCRATCH/labour.history" || return
  awk -v key="checkpoint/$origin/" 'index($4, key) == 1 {print substr($4, length(key) + 1)}' "$SCRATCH/labour.history" >"$SCRATCH/sizes"
  [ -s "$SCRATCH/sizes" ] && sort -n -u "$SCRATCH/sizes" | cmp - "$SCRATCH/sizes"
}
check "through all of it the checkpoints on labour only grew, and each stands there once" in_order_once
printf '# %s anchors, %s s in all\n' "$(wc -l <"$SCRATCH/sizes")" $((SECONDS - begun))
[ "$failures" = 0 ]
