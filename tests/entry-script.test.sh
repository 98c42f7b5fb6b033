#!/usr/bin/env bash
# The entry script as a newcomer meets it.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
own_system 21080

check_exit "an unknown verb is named and the verbs are listed" 64 'unknown verb "contract"' "$LABORPROOF" contract
check_exit "an unknown option of up is named" 64 '"--fast"' "$LABORPROOF" up --fast

without_jdk() {
  # A mount namespace of its own hides the JDKs from this one command.
  unshare --mount sh -c 'mount -t tmpfs none /usr/lib/jvm && unset JAVA_HOME JAVA_25_HOME && PATH=/usr/bin:/bin exec "$0" up' "$LABORPROOF"
}
check_exit "a missing JDK gets one clear sentence" 69 "no JDK 25 found" without_jdk

with_full_disk() {
  unshare --mount sh -c 'mkdir -p "$1" && mount -t tmpfs -o size=64m none "$1" && LABORPROOF_DATA=$1 exec "$0" up' "$LABORPROOF" "$SCRATCH/small"
}
check_exit "a full disk gets one clear sentence" 74 "MB left" with_full_disk

taken_port() {
  local java_home server code=0
  java_home=$(. "$LABORPROOF_HOME/launcher/java.sh" && find_jdk)
  "$java_home/bin/jwebserver" -b 127.0.0.1 -p "$LABORPROOF_PORT" -d "$SCRATCH" >/dev/null 2>&1 &
  server=$!
  until (exec 3<>"/dev/tcp/127.0.0.1/$LABORPROOF_PORT") 2>/dev/null; do sleep 0.1; done
  "$LABORPROOF" up || code=$?
  kill "$server"
  wait "$server" 2>/dev/null
  return "$code"
}
check_exit "a taken port is named with the setting that changes it" 75 "port $LABORPROOF_PORT is taken by another program; set LABORPROOF_PORT" taken_port

check "up starts everything and says where it is" start_up
check "the console answers" fetch "$LABORPROOF_PORT" /
check "the verify portal answers" fetch "$LABORPROOF_PORTAL_PORT" /
check "the demo authorities answer" fetch "$LABORPROOF_AUTHORITIES_PORT" /
check "the demo logins are printed" grep -q inspector "$SCRATCH/up.log"
check_exit "the operator settles an office" 0 "seal.chengguan " "$LABORPROOF" office add --name 城关区人力资源和社会保障局 --code 1162010200DEMA0213 --region 620102 \
  --address 兰州市城关区测试路1号 --head 王一 --seal 劳动关系专用章 --inspector one.chengguan=监察员甲 --inspector two.chengguan=监察员乙 --keeper seal.chengguan=印章保管丙
check_exit "what is wrong with an office is said" 1 "creditCode" "$LABORPROOF" office add --name 某某局 --code 1 --region 620102 --address 某某路1号 --head 王一 --seal 专用章 \
  --inspector three.chengguan=监察员
check_exit "office explains itself" 64 "--inspector LOGIN=NAME" "$LABORPROOF" office
seconds=$(sed -n 's/.*ready after \([0-9]*\) s.*/\1/p' "$SCRATCH/up.log")
printf '# first page after %s s on a new database\n' "$seconds"
check_exit "a second up says that it runs already" 75 "already running" "$LABORPROOF" up
before=$(fetch "$LABORPROOF_PORT" /log/checkpoint)

stop_by_ctrl_c() {
  kill -INT "$up_pid"
  wait "$up_pid" && ! (exec 3<>"/dev/tcp/127.0.0.1/$LABORPROOF_PORT") 2>/dev/null
}
check "Ctrl-C stops everything cleanly" stop_by_ctrl_c

check "up starts again on the same data" start_up
size_of() { printf '%s\n' "$1" | sed -n 2p; }
grown() { [ "$(size_of "$(fetch "$LABORPROOF_PORT" /log/checkpoint)")" -ge "$(size_of "$before")" ]; }
check "the evidence log is not shorter after the restart" grown
printf '# first page after %s s on existing data\n' "$(sed -n 's/.*ready after \([0-9]*\) s.*/\1/p' "$SCRATCH/up.log")"

kill_everything() {
  kill -KILL "$up_pid" 2>/dev/null
  for pid in "$LABORPROOF_DATA"/run/*.pid; do kill -KILL "$(cat "$pid")" 2>/dev/null; done
  wait "$up_pid" 2>/dev/null
  local deadline=$((SECONDS + 10))
  while (exec 3<>"/dev/tcp/127.0.0.1/$LABORPROOF_PORT") 2>/dev/null; do [ "$SECONDS" -lt "$deadline" ] || return 1; sleep 0.1; done
}
check "every program can be killed at once" kill_everything
restarted_after_kill() {
  # The database of the killed service may still be letting go of its port.
  local deadline=$((SECONDS + 30))
  until start_up; do [ "$SECONDS" -lt "$deadline" ] || { cat "$SCRATCH/up.log"; return 1; }; sleep 1; done
}
check "up starts again after the kill" restarted_after_kill
check "down stops it from another terminal" "$LABORPROOF" down
wait "$up_pid" 2>/dev/null
check "fsck re-derives log, ledger, store and database and agrees" "$LABORPROOF" fsck

finish
