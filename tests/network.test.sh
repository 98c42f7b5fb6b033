#!/usr/bin/env bash
# The consortium on this machine: from nothing, mended after kills, stopped, started again.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
export LABORPROOF_DATA=$SCRATCH/data LABORPROOF_NETWORK_PORT=25600
base=$LABORPROOF_NETWORK_PORT
dir=$LABORPROOF_DATA/network
ended() {
  "$LABORPROOF" network down >/dev/null 2>&1
  rm -rf "$SCRATCH"
}
trap ended EXIT

now() { date +%s%3N; }
network() { "$LABORPROOF" network "$@"; }
pid() { cat "$dir/run/$1.pid"; }
pids() { for file in "$dir"/run/*.pid; do printf '%s %s\n' "${file##*/}" "$(cat "$file")"; done; }

# Two approvals of the same kind are two transactions: every write has a subject of its own.
subjects=0
# write ORDERER…: one transaction on labour, endorsed by two peers, until a block holds it and the peers say so. Fabric's command
# line sends to one orderer only, which may be late after a change of leaders; as the product sends to all, this asks the next.
write() {
  local orderer owner command
  for orderer in "$@"; do
    subjects=$((subjects + 1)) owner=${names[$orderer]}
    command="{\"command\":\"approve-key\",\"key\":\"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\",\"sequence\":1,\"subject\":\"log/test-$subjects.test/log\"}"
    network admin LabourBureau chaincode invoke -C labour -n evidence-log -o "127.0.0.1:$((base + 100 * orderer - 50))" \
      --tls --cafile "$dir/institutions/$owner/tlsca/cert.pem" --waitForEvent --waitForEventTimeout 40s \
      --peerAddresses "127.0.0.1:$((base + 60))" --tlsRootCertFiles "$dir/institutions/labourbureau/tlsca/cert.pem" \
      --peerAddresses "127.0.0.1:$((base + 160))" --tlsRootCertFiles "$dir/institutions/court/tlsca/cert.pem" \
      -c "{\"Args\":[\"apply\",\"${command//\"/\\\"}\"]}" && return
  done
  return 1
}
names=(none labourbureau court notary operator)
height() { fetch $((base + 166)) /metrics | sed -n "s/^ledger_blockchain_height{channel=\"$1\"} //p"; }

check_exit "status of nothing says so and fails" 1 "stopped" network status
check_exit "down of nothing says so" 0 "Nothing of the network is running" network down
check_exit "an unknown verb is named" 64 'knows no "start"' network start

without_go() {
  # shellcheck disable=SC2016 # expanded by the inner shell
  unshare --mount sh -c 'mkdir -p /usr/local/go && mount -t tmpfs none /usr/local/go && PATH=/usr/bin:/bin XDG_CACHE_HOME=$1 exec "$0" network up' \
    "$LABORPROOF" "$SCRATCH/empty-cache"
}
[ -x /usr/bin/go ] || check_exit "a missing Go gets one clear sentence" 69 "install Go" without_go

# The smallest of the modules stands for all: same function, same lock, same rename.
two_builds_at_once() {
  local one=0 two=0
  build_into() {
    bash -c 'set -euo pipefail
      say() { printf "%s\n" "$*"; }
      die() { printf "%s\n" "$*" >&2; exit "$1"; }
      . "$LABORPROOF_HOME/network/native/binaries.sh"
      build_binaries material "$1" .
      { "$1/bin/material" header /dev/null 2>&1 || true; } | grep -q "not a block"' bash "$SCRATCH/cache/material"
  }
  mkdir -p "$SCRATCH/cache"
  export LABORPROOF_HOME
  build_into & one=$!
  build_into & two=$!
  wait "$one" && wait "$two" && [ -z "$(find "$SCRATCH/cache" -name '*.draft.*')" ]
}
check "two builds at the same time both end with a working program" two_builds_at_once

seconds_since() { awk -v ms="$(($(now) - $1))" 'BEGIN {printf "%.1f", ms / 1000}'; }
up_says() { network up >"$SCRATCH/up.txt" 2>&1 || { cat "$SCRATCH/up.txt"; return 1; }; }
ready_seconds() { sed -n 's/.*ready after \([0-9]*\) s.*/\1/p' "$SCRATCH/up.txt"; }

# Every process of a machine that wakes up may sleep as the others choose a leader; the one that is asked first is the worst.
up_with_sleeper() {
  local up sleeper code=0
  network up >"$SCRATCH/up.txt" 2>&1 & up=$!
  until grep -q "Agreeing on chaincode evidence-log" "$SCRATCH/up.txt"; do kill -0 "$up" || break; sleep 0.1; done
  sleeper=$(pid orderer-court)
  kill -STOP "$sleeper"
  sleep 8
  kill -CONT "$sleeper"
  wait "$up" || { cat "$SCRATCH/up.txt"; return 1; }
  network down && rm -rf "$dir"
}
check "up makes a consortium although an orderer sleeps while the institutions agree" up_with_sleeper

check "up makes a consortium from nothing" up_says
ready=$(ready_seconds)
begun=$(now)
check "the first write is committed" write 2 3 1
printf '# first committed write %s s after the programs were built: ready after %s s, the write %s s\n' \
  "$(awk -v a="$ready" -v b="$(seconds_since "$begun")" 'BEGIN {print a + b}')" "$ready" "$(seconds_since "$begun")"

all_run() {
  if ! network status >"$SCRATCH/status.txt" || [ "$(grep -c ' runs ' "$SCRATCH/status.txt")" != 13 ]; then
    cat "$SCRATCH/status.txt"
    return 1
  fi
}
check "status lists thirteen running processes" all_run
printf '# memory of all: %s MB\n' "$(sed -n 's/.* \([0-9]*\) MB.*/\1/p' "$SCRATCH/status.txt" | awk '{sum += $1} END {print sum}')"

# The block after the genesis names its hash: two programs, one value.
genesis_is_true() {
  local channel=$1 port=$2 owner=$3 genesis
  genesis=$(sed -n 's/^genesis=//p' "$dir/connections/$channel-operator.properties")
  network admin Court channel fetch 1 "$SCRATCH/1.block" -c "$channel" -o "127.0.0.1:$port" --tls --cafile "$dir/institutions/$owner/tlsca/cert.pem" &&
    od -An -v -tx1 "$SCRATCH/1.block" | tr -d ' \n' | grep -q "$genesis"
}
check "the genesis hash that clients pin is the one block 1 of labour names" genesis_is_true labour $((base + 50)) labourbureau
check "the genesis hash that clients pin is the one block 1 of court names" genesis_is_true court $((base + 450)) court

nothing_is_open_to_others() { [ -z "$(find "$LABORPROOF_DATA/network" ! -type l -perm /077 -print -quit)" ]; }
check "no file of the network can be read by other users" nothing_is_open_to_others
marked_as_demo() { ! grep -L '^demo=true$' "$dir"/connections/labour-*.properties "$dir"/connections/court-*.properties | grep -q .; }
check "every connection file says that this is a demonstration" marked_as_demo

before=$(pids)
unchanged() { [ "$(pids)" = "$before" ] || { diff <(printf '%s\n' "$before") <(pids); return 1; }; }
check_exit "a second up says that it runs already" 0 "runs already" network up
check "a second up starts nothing anew" unchanged
rm "$dir/run/peer-notary.pid"
check_exit "up finds a running process whose pid file is lost" 0 "runs already" network up
check "and writes its pid file anew" unchanged

kill_and_mend() {
  local name survivor=$1 others
  shift
  others=$(pid "$survivor")
  for name in "$@"; do kill -KILL "$(pid "$name")"; done
  ! network status >/dev/null || return 1
  up_says && all_run && [ "$(pid "$survivor")" = "$others" ]
}
check "up mends a killed orderer, peer, chaincode and store and leaves the others alone" \
  kill_and_mend orderer-notary orderer-operator peer-court evidence-log-labourbureau minio
check "writes go on after that" write 2 3 1
check "up mends the court's own orderer and chaincode" kill_and_mend peer-court orderer-courtchain court-registry

leader() { fetch $((base + 255)) /metrics | sed -n 's/^consensus_BFT_leader_id{channel="labour"} //p'; }
write_without_leader() {
  local leader others
  leader=$(leader)
  others=($((leader % 4 + 1)) $(((leader + 1) % 4 + 1)) $(((leader + 2) % 4 + 1)))
  kill -KILL "$(pid "orderer-${names[$leader]}")" || return 1
  begun=$(now)
  # On a busy machine the three that are left may take two rounds of twenty seconds and more to agree on who leads.
  write "${others[@]}" "${others[@]}"
}
check "writes go on when the leading orderer is killed" write_without_leader
printf '# first write after the leader was killed: %s s\n' "$(seconds_since "$begun")"
check "up brings it back" up_says

kill_everything() {
  local name
  for name in "$dir"/run/*.pid; do kill -KILL "$(cat "$name")" || return 1; done
}
height_before=$(height labour)
check "every process can be killed at once" kill_everything
# As after a reboot: the numbers in the pid files belong to others now.
printf '%s\n' "$$" >"$dir/run/peer-court.pid"
check "up starts everything again after that, whatever the pid files say" up_says
check "writes go on" write 2 3 1
no_shorter() { [ "$(height labour)" -gt "$height_before" ]; }
check "no block is lost" no_shorter

stopped() {
  local name
  ! network status >/dev/null && ! grep -qzs "LABORPROOF_NETWORK_PROCESS=$dir/" /proc/[0-9]*/environ
}
height_before=$(height labour) court_before=$(height court)
check_exit "down stops everything" 0 "is stopped" network down
check "no process is left" stopped
check_exit "another base port than that of the genesis blocks is refused" 75 "Set LABORPROOF_NETWORK_PORT=$base" \
  env LABORPROOF_NETWORK_PORT=$((base + 1000)) "$LABORPROOF" network up

taken_port() {
  local java_home server code=0
  java_home=$(. "$LABORPROOF_HOME/launcher/java.sh" && find_jdk)
  "$java_home/bin/jwebserver" -b 127.0.0.1 -p $((base + 160)) -d "$SCRATCH" >/dev/null 2>&1 &
  server=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$((base + 160))") 2>/dev/null; do sleep 0.1; done
  network up || code=$?
  kill "$server"
  wait "$server" 2>/dev/null
  return "$code"
}
check_exit "a taken port is named with the process that needs it" 75 "port $((base + 160)), which peer-court needs" taken_port

begun=$(now)
check "up starts again on the same data" up_says
check "the first write after that is committed" write 2 3 1
printf '# first committed write %s s after a warm start\n' "$(seconds_since "$begun")"
as_long() { [ "$(height labour)" -gt "$height_before" ] && [ "$(height court)" -ge "$court_before" ]; }
check "both chains are as long as before" as_long
two_ups() {
  local one two
  kill -KILL "$(pid peer-notary)"
  network up & one=$!
  network up & two=$!
  wait "$one" && wait "$two" && all_run
}
check "two ups at once do not disturb each other" two_ups
check "down stops it again" network down

finish
