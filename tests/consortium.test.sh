#!/usr/bin/env bash
# The product on the consortium: the journey, its package before a verifier that has nothing else, and contracts that go on being
# signed while parts of the ledger are killed, before a witness. With LABORPROOF_LONG=true the whole ledger is away for three minutes.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=launcher/java.sh
. "$LABORPROOF_HOME/launcher/java.sh"
# shellcheck source=tests/traffic.sh
. "$LABORPROOF_HOME/tests/traffic.sh"
# shellcheck source=tests/witness.sh
. "$LABORPROOF_HOME/tests/witness.sh"
java=$(find_jdk)/bin/java
own_system 26180
WITNESS_PORT=26190
export LABORPROOF_NETWORK_PORT=26200 LABORPROOF_START_SECONDS=300
# What the demo city tells by itself is not looked at here; the two cores are wanted for the journeys.
export LABORPROOF_DEMO_CHAPTERS=false
base=$LABORPROOF_NETWORK_PORT
network=$LABORPROOF_DATA/network
out=$SCRATCH/out
long=${LABORPROOF_LONG:-false}
cd "$LABORPROOF_HOME" || exit 1

up_pid='' witness_pid=''
ended() {
  stop_traffic
  [ -z "$witness_pid" ] || kill "$witness_pid" 2>/dev/null
  if [ -n "$up_pid" ]; then
    # A shell that was itself started in the background hears no Ctrl-C.
    kill -TERM "$up_pid" 2>/dev/null
    wait "$up_pid"
  fi
  "$LABORPROOF" network down >/dev/null 2>&1
  rm -rf "$SCRATCH"
}
trap ended EXIT
begun=$SECONDS

mkdir -p "$SCRATCH/embedded/ledger"
check_exit "a folder anchored on the embedded ledger refuses the consortium" 64 "is anchored on the embedded ledger" \
  env LABORPROOF_DATA="$SCRATCH/embedded" "$LABORPROOF" up --consortium

# --- the journey
witness_key=$(key_of_witness court)
check "a witness has its key before the log is there" test -n "$witness_key"
export LABORPROOF_WITNESS_ASK="http://127.0.0.1:$WITNESS_PORT/ $witness_key" LABORPROOF_WITNESS_REQUIRED=1 LABORPROOF_WITNESS_RETRYEVERY=1s
open_the_door >"$SCRATCH/witness.txt" 2>&1 &
witness_pid=$!
starts() { start_up --consortium || { cat "$SCRATCH/up.log"; return 1; }; }
check "up --consortium starts network, court and platform" starts
# Without it nothing else can be seen.
[ "$failures" = 0 ] || exit 1
check_exit "a second up says that it runs already" 75 "already running" "$LABORPROOF" up --consortium
check_exit "a folder anchored on the consortium refuses the embedded ledger" 64 "is anchored on the consortium" "$LABORPROOF" demo --out "$out"
check "the README shows the command of this journey" grep -q '^[A-Z_a-z/=-]* *\./laborproof demo --consortium --out ' README.md
check "demo --consortium runs the whole journey" "$LABORPROOF" demo --consortium --out "$out"
sed 's/^/# /' "$out/summary.txt" 2>/dev/null

# Nothing but the verifier, the package and the trust bundle; no network interface either, where that can be had.
alone=$SCRATCH/alone
verify_alone() {
  mkdir -p "$alone" && cp document/target/laborproof-verify.jar "$out/evidence.zip" "$alone" && cp -r "$out/trust" "$alone" || return
  local without=()
  ! unshare --net true 2>/dev/null || without=(unshare --net)
  (cd "$alone" && env -i LC_ALL=C.UTF-8 "${without[@]}" "$java" -jar laborproof-verify.jar verify "$@")
}
check_exit "the package verifies offline with nothing but the jar and the trust bundle" 0 "TOTAL_PASSED" verify_alone evidence.zip --trust trust
check_exit "the agreement's package verifies" 0 "TOTAL_PASSED" "$LABORPROOF" verify "$out/agreement.evidence.zip" --trust "$out/trust"
check_exit "the witness the bundle asks for has cosigned what is anchored" 0 '"witnesses": "1"' "$LABORPROOF" verify "$out/evidence.zip" --trust "$out/trust" --json
check "the trust bundle names the consortium's ledger" grep -q '"channel": *"labour"' "$out/trust/trust.json"

# --- contracts go on
height() { fetch $((base + 66 + 100 * ${2:-0})) /metrics | sed -n "s/^ledger_blockchain_height{channel=\"$1\"} //p"; }
# Kills a process of the network and keeps how to start the same again.
slay() {
  local name pid
  for name in "$@"; do
    pid=$(cat "$network/run/$name.pid") &&
      cp "/proc/$pid/environ" "$SCRATCH/$name.environ" && cp "/proc/$pid/cmdline" "$SCRATCH/$name.cmdline" &&
      kill -KILL "$pid" || return 1
  done
}
revive() {
  local name environ command
  for name in "$@"; do
    mapfile -d '' -t environ <"$SCRATCH/$name.environ"
    mapfile -d '' -t command <"$SCRATCH/$name.cmdline"
    setsid env -i "${environ[@]}" "${command[@]}" >>"$network/logs/$name.log" 2>&1 </dev/null &
    echo $! >"$network/run/$name.pid"
  done
}

check "contracts are concluded over the public API" start_traffic
check "they are anchored" reached anchored 1
check "and receipted" reached receipted 1

meters() { fetch "$LABORPROOF_PORT" /actuator/prometheus '*/*' "$(cat "$LABORPROOF_DATA/metrics.token")"; }
# A peer counts as away from its last fault until it is needed again, so on a busy machine not all three need be there.
meters_tell() {
  local seen=$SCRATCH/meters
  meters >"$seen" && grep '^laborproof_' "$seen" &&
    grep -q '^laborproof_ledger_peers_answering [123]\.0$' "$seen" &&
    grep -Eq '^laborproof_ledger_transactions_total\{outcome="committed"\} [1-9]' "$seen" &&
    grep -Eq '^laborproof_log_anchored [1-9]' "$seen"
}
check "the meters tell of peers that answer and transactions that were committed" meters_tell
closed() { ! fetch "$LABORPROOF_PORT" /actuator/prometheus; }
check "nobody reads them without the token" closed

names=(none labourbureau court notary operator)
leader() { fetch $((base + 55)) /metrics | sed -n 's/^consensus_BFT_leader_id{channel="labour"} //p'; }
followers() { for number in 1 2 3 4; do [ "$number" = "$1" ] || printf 'orderer-%s\n' "${names[$number]}"; done; }

goes_on_without() { slay "$1" && one_more anchored; }
leading=orderer-${names[$(leader)]}
check "with the leader killed the others choose another and anchoring goes on" goes_on_without "$leading"
check "the former leader comes back" revive "$leading"
mapfile -t following < <(followers "$(leader)")
check "with one orderer of four killed anchoring goes on" goes_on_without "${following[0]}"

waits_without_two() {
  slay "$1" && one_more concluded 1 || return
  local before
  before=$(height labour)
  one_more concluded 2 || return
  [ "$(height labour)" = "$before" ] || { printf 'labour grew from %s to %s\n' "$before" "$(height labour)"; return 1; }
}
check "with two of four killed contracts go on being signed and no block is written" waits_without_two "${following[1]}"
resumes() { revive "$1" && one_more anchored; }
check "anchoring resumes when one of the two is back" resumes "${following[1]}"
check "the fourth comes back" revive "${following[0]}"

for name in peer-labourbureau peer-notary evidence-log-court; do
  check "with $name killed anchoring goes on" goes_on_without "$name"
  check "$name comes back" revive "$name"
done

# Neither deposits nor receipts can be written; the labour chain needs none of it.
receipts_wait_without() {
  slay "$1" && one_more anchored || return
  local before
  before=$(newest receipted)
  one_more anchored || return
  [ "$(newest receipted)" = "$before" ]
}
receipts_come_after() { revive "$1" && one_more receipted; }
for name in orderer-courtchain peer-court; do
  check "with $name killed anchoring goes on and receipts wait" receipts_wait_without "$name"
  check "they come when $name is back" receipts_come_after "$name"
done

# Documents lie in MinIO: without it nothing can be frozen or concluded. Who asks is told to come back; what a task has to do waits.
waits_without_minio() {
  slay minio || return
  local deadline=$((SECONDS + 120))
  until grep -q 'object store does not answer' "$LABORPROOF_DATA/logs/service.log"; do
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.2
  done
}
check "with MinIO killed nothing can be stored" waits_without_minio
resumes_with_minio() {
  revive minio || return
  # It waited for a task, or was told so itself and ended, be it this moment.
  one_more anchored && return
  grep -a 'service-unavailable' "$traffic_log" && start_traffic "$LABORPROOF_PORT" && one_more anchored
}
check "nobody was told anything but to wait, and with MinIO back contracts are concluded and anchored" resumes_with_minio

ledger=(orderer-{labourbureau,court,notary,operator,courtchain} peer-{labourbureau,court,notary} evidence-log-{labourbureau,court,notary} court-registry)
ledger_away() {
  slay "${ledger[@]}" || return
  local until=$SECONDS
  [ "$long" = false ] || until=$((SECONDS + 180))
  one_more concluded 2 || return
  while [ "$SECONDS" -lt "$until" ]; do one_more concluded 1 || return; done
}
check "with the whole ledger killed contracts go on being signed" ledger_away
check "network up brings it back" "$LABORPROOF" network up
check "a contract concluded after that is anchored" one_more anchored

check "after the last contract every one is anchored and receipted" everything_arrives
printf '# %s\n' "$(grep '^ended after' "$traffic_log") contracts"

# --- what stands on the chains
heights() { printf 'labour %s, court %s\n' "$(height labour)" "$(height court 1)"; }
# The heights stay as they are for so many seconds; each change begins the time anew, but not for ever.
still_for() {
  local seconds=$1 deadline=$((SECONDS + 120)) since=$SECONDS before now
  before=$(heights)
  while [ $((SECONDS - since)) -lt "$seconds" ]; do
    now=$(heights)
    if [ "$now" != "$before" ]; then
      if [ "${2:-}" = strictly ] || [ "$SECONDS" -gt "$deadline" ]; then
        printf '%s became %s\n' "$before" "$now"
        return 1
      fi
      before=$now since=$SECONDS
    fi
    sleep 0.5
  done
}
check "then the chains come to rest" still_for 5
check "and stay as they are: receipts and heads cause no further block" still_for 30 strictly
printf '# %s\n' "$(heights)"

origin=$(cut -d' ' -f1 "$LABORPROOF_DATA/ledger-state/log.pub")
told() { "$LABORPROOF" network history "$1" >"$SCRATCH/$1.history"; }
check "every write on labour can be listed" told labour
check "every write on court can be listed" told court
sizes_of() { awk -v key="$1/$origin/" 'index($4, key) == 1 {print substr($4, length(key) + 1)}' "$SCRATCH/labour.history"; }
in_order_once() {
  sizes_of checkpoint >"$SCRATCH/sizes"
  [ -s "$SCRATCH/sizes" ] && sort -n -u "$SCRATCH/sizes" | cmp - "$SCRATCH/sizes"
}
check "the checkpoints on labour only grow, and each stands there once" in_order_once
printf '# %s anchors\n' "$(wc -l <"$SCRATCH/sizes")"
receipted_once() { diff <(sort -n "$SCRATCH/sizes") <(sizes_of receipt | sort -n); }
check "every one of them has its receipt on labour, once" receipted_once
deposited_once() {
  diff <(sort -n "$SCRATCH/sizes") <(awk -v key="/$origin/" '$4 ~ "^deposit/" && index($4, key) {sub(".*/", "", $4); print $4}' "$SCRATCH/court.history" | sort -n)
}
check "every one of them was deposited on court, once" deposited_once
check_exit "log, ledger, store and database agree, asked of the channel itself" 0 "agree" "$LABORPROOF" fsck

# --- the end and the beginning
stops() {
  kill -INT "$up_pid"
  wait "$up_pid"
  local code=$?
  up_pid=
  tail -n 2 "$SCRATCH/up.log"
  [ "$code" = 0 ] && ! "$LABORPROOF" network status >/dev/null
}
check "Ctrl-C stops platform and network" stops
check_exit "down has nothing left to stop" 0 "Nothing of the network is running" "$LABORPROOF" down
check "up --consortium starts again on the same data" starts
check "contracts are concluded again" start_traffic
# The court's own program, under load. The launcher keeps nothing half running; a real court's desk is its own affair.
desk_killed() {
  kill -KILL "$(cat "$LABORPROOF_DATA/run/desk.pid")" || return
  local code=0
  wait "$up_pid" || code=$?
  up_pid=
  stop_traffic
  tail -n 2 "$SCRATCH/up.log"
  [ "$code" = 70 ] && grep -q 'desk stopped unexpectedly' "$SCRATCH/up.log"
}
check "with the court's desk killed, up says so and stops the rest" desk_killed
check "up starts once more" starts
check "contracts are concluded and receipted again" start_traffic
check "every one of them" everything_arrives
check_exit "log, ledger, store and database agree after all of it" 0 "agree" "$LABORPROOF" fsck
check "and stops again" stops
printf '# %s s in all\n' $((SECONDS - begun))
[ "$failures" = 0 ]
