#!/usr/bin/env bash
# kill -9 in the middle of every step of both journeys, restart, and each journey goes on where it was: nothing half-signed, nothing lost,
# nothing doubled, and fsck agrees. One kill in each of four steps drawn anew; with LABORPROOF_LONG=true one at each request, for several
# seeds. Repeat a run with LABORPROOF_SEED=SEED; LABORPROOF_KILLS=steps kills once in each of all steps, a number in so many of them.
# The settings of the first start stay in its subshell.
# shellcheck disable=SC2030,SC2031
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
# shellcheck source=launcher/java.sh
. "$LABORPROOF_HOME/launcher/java.sh"
java_home=$(find_jdk)
own_system 24080
service_port=$LABORPROOF_PORT
client_relay=24085 authority_relay=24086

# Patience for machines that do much else.
export LABORPROOF_START_SECONDS=600
# What the demo city tells by itself is not looked at here; the two cores are wanted for the journeys.
export LABORPROOF_DEMO_CHAPTERS=false
export LABORPROOF_AUTHORITIESURI=http://127.0.0.1:$authority_relay
programs=(authorities service portal)
runs=1 reach=${LABORPROOF_KILLS:-4}
if [ "${LABORPROOF_LONG:-false}" = true ]; then runs=3 reach=${LABORPROOF_KILLS:-requests}; fi

start_programs() { "$LABORPROOF_HOME/tests/start.sh" "${programs[@]}"; }
stop_programs() {
  local pid name
  for name in portal service authorities; do
    pid=$(cat "$LABORPROOF_DATA/run/$name.pid" 2>/dev/null) || continue
    kill -TERM "$pid" 2>/dev/null
    while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
    rm -f "$LABORPROOF_DATA/run/$name.pid"
  done
}
stop_all() {
  [ -z "${sweep_pid:-}" ] || kill -TERM "$sweep_pid" 2>/dev/null
  stop_programs
}
trap stop_all EXIT

# The service is started again after each kill: one start leaves a cache of loaded classes (JEP 514) that halves the others.
remember_classes() (
  export LABORPROOF_DATA=$SCRATCH/first LABORPROOF_SERVICE_OPTIONS=-XX:AOTCacheOutput=$SCRATCH/service.aot
  unset LABORPROOF_AUTHORITIESURI # the proxy does not stand yet
  "$LABORPROOF_HOME/tests/start.sh" authorities service
  stop_programs
  test -s "$SCRATCH/service.aot"
)

start_sweep() {
  "$java_home/bin/java" -Xmx128m -Dsun.net.httpserver.nodelay=true \
    -cp "$LABORPROOF_HOME/testkit/target/laborproof-testkit.jar" cn.laborproof.testkit.kill.KillSweep \
    "$seed" "$reach" "$client_relay" "$service_port" "$authority_relay" "$LABORPROOF_AUTHORITIES_PORT" \
    "$LABORPROOF_DATA" "$LABORPROOF_HOME/tests/start.sh" authorities service >"$sweep_log" 2>&1 &
  sweep_pid=$!
  until grep -q '^planned' "$sweep_log"; do kill -0 "$sweep_pid" || return 1; sleep 0.1; done
}
stop_sweep() {
  kill -TERM "$sweep_pid"
  wait "$sweep_pid" 2>/dev/null
  sweep_pid=
  grep -q '^finished' "$sweep_log"
}
journey() { LABORPROOF_PORT=$client_relay "$LABORPROOF" demo --out "$out"; }
every_moment_came() { ! grep -E '^(missed|stuck)' "$sweep_log"; }
no_fault() { ! grep '^fault' "$sweep_log" && ! grep 'request failed' "$LABORPROOF_DATA/logs/service.log"; }

# The kinds of a package's events, one a line.
kinds() {
  local folder=$SCRATCH/events
  rm -rf "$folder"
  mkdir "$folder"
  (cd "$folder" && "$java_home/bin/jar" xf "$1" events)
  for event in "$folder"/events/*.json; do grep -ao '"kind":"[^"]*"' "$event" | cut -d'"' -f4; done
}
count() { grep -cx -- "$1" "$all_kinds"; }
once() {
  local kind bad=0
  for kind in "$@"; do [ "$(count "$kind")" = 1 ] || { printf '%s: %s times\n' "$kind" "$(count "$kind")"; bad=1; }; done
  return "$bad"
}
# Each intent has its one result, or its one failure written down.
settled() {
  local act bad=0
  while IFS= read -r act; do
    if [ "$(count "$act.intended")" != $(($(count "$act.done") + $(count "$act.failed"))) ]; then
      grep -x "$act\.[a-z]*" "$all_kinds"
      bad=1
    fi
  done < <(sed -n 's/\.intended$//p' "$all_kinds" | sort -u)
  return "$bad"
}
willed() { [ "$(count will.confirmed)" = $(($1 + $(count worker-key.destroyed) + $(count mediator-key.destroyed))) ]; }
same_certificates() { [ "$(count "$1-certificate.done")" = 1 ] || [ "$(count "$1-certificate.done")" = $((1 + $(count "$1-key.destroyed"))) ]; }
signatures_in() { [ "$(grep -ao '/ByteRange' "$1" | wc -l)" = "$2" ]; }
no_key_left() { ! grep -LE '"state":"DESTROYED"' "$LABORPROOF_DATA"/vault/keys/{worker,mediator}-*.key | grep .; }
verify() { "$LABORPROOF" verify "$@" --trust "$out/trust"; }

# What lies on the phone of a demo resident, one message a line.
messages() {
  local mobile
  mobile=$(fetch "$LABORPROOF_AUTHORITIES_PORT" /identity/v1/demo-residents | tr '{' '\n' | grep "\"$1\"" | grep -o '"mobile":"[0-9]*"' | cut -d'"' -f4)
  fetch "$LABORPROOF_PORT" "/demo/inbox?mobile=$mobile" application/json | tr '{' '\n' | grep '"body"'
}
# Every code and every link that the events speak of arrived, and no other.
messages_arrived() {
  local codes links sent=$1 all
  all=$(messages "$2")
  codes=$(printf '%s\n' "$all" | grep -v '/s#' | grep -cE '[^0-9][0-9]{6}[^0-9]')
  links=$(printf '%s\n' "$all" | grep -c '/s#')
  printf 'codes: %s sent, %s arrived; links: %s arrived\n%s\n' "$sent" "$codes" "$links" "$all"
  [ "$codes" = "$sent" ] && [ "$links" = 3 ]
}

examine() {
  check_exit "seed $seed: the contract's package passes" 0 "TOTAL_PASSED" verify "$out/evidence.zip"
  check_exit "seed $seed: the contract is the registered one" 0 "逐字节一致" verify "$out/contract.pdf" --package "$out/evidence.zip"
  check_exit "seed $seed: the agreement's package passes" 0 "TOTAL_PASSED" verify "$out/agreement.evidence.zip"
  check "seed $seed: the contract is in force" grep -q '"inForce": *true' "$out/status.json"
  check "seed $seed: the contract holds two signatures and one archive timestamp" signatures_in "$out/contract.pdf" 3
  check "seed $seed: the agreement holds four signatures and one archive timestamp" signatures_in "$out/agreement.pdf" 5

  kinds "$out/evidence.zip" >"$all_kinds"
  check "seed $seed: each step of the contract happened once" once contract.drafted contract.frozen invitation.made consent.e-form \
    consent.face id-number.matched phone.confirmed contract.read worker-signature.done seal.asked employer-seal.done \
    archive-timestamp.done contract.concluded
  check "seed $seed: each intent of the contract has its result" settled
  check "seed $seed: the worker confirmed once, and once more for each key that was destroyed unused" willed 1
  check "seed $seed: every certificate of the worker is in the events" same_certificates worker
  check "seed $seed: no message to the worker was lost or doubled" messages_arrived "$(count code.sent)" 张三

  kinds "$out/agreement.evidence.zip" >"$all_kinds"
  check "seed $seed: each step of the agreement happened once" once agreement.drafted agreement.frozen invitation.made consent.e-form \
    route.without-face id-number.matched phone.confirmed agreement.read worker-signature.done employer-seal.done \
    mediator-signature.done mediation-body-seal.done archive-timestamp.done agreement.concluded
  check "seed $seed: each intent of the agreement has its result" settled
  check "seed $seed: worker and mediator confirmed once, and once more for each key that was destroyed" willed 2
  check "seed $seed: every certificate of the mediator is in the events" same_certificates mediator
  check "seed $seed: every session key is destroyed" no_key_left
  check "seed $seed: log, ledger, store and database agree" "$LABORPROOF" fsck
}

started=$SECONDS
check "a first start remembers its classes" remember_classes
export LABORPROOF_SERVICE_OPTIONS=-XX:AOTCache=$SCRATCH/service.aot
for ((run = 1; run <= runs; run++)); do
  seed=${LABORPROOF_SEED:-$(od -An -tu4 -N4 /dev/urandom | tr -d ' ')}
  export LABORPROOF_DATA=$SCRATCH/data-$run
  out=$SCRATCH/out-$run sweep_log=$SCRATCH/sweep-$run.log all_kinds=$SCRATCH/kinds
  mkdir -p "$LABORPROOF_DATA"
  check "seed $seed: the proxy that kills stands ready" start_sweep
  check "seed $seed: everything starts" start_programs
  check "seed $seed: killed in every step, both journeys reach their end" journey
  check "seed $seed: the proxy leaves" stop_sweep
  sed 's/^/# /' "$sweep_log"
  check "seed $seed: every kill found its moment" every_moment_came
  check "seed $seed: nothing was answered with a fault of ours" no_fault
  [ ! -s "$out/verdict.json" ] || examine
  stop_programs
done
printf '# %s s in all\n' $((SECONDS - started))
finish
