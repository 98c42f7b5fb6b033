# shellcheck shell=bash
# A few lines of test harness: each check is a sentence, each result a line "ok - …" or "not ok - …".
# A failed check prints what it saw; the file goes on, and its exit code tells whether all held.

LABORPROOF_HOME=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
LABORPROOF=$LABORPROOF_HOME/laborproof
SCRATCH=$(mktemp -d)
failures=0

passed() { printf 'ok - %s\n' "$1"; }
failed() {
  printf 'not ok - %s\n' "$1"
  [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/    /'
  failures=$((failures + 1))
}

# check "sentence" command…: holds when the command succeeds.
check() {
  local sentence=$1
  shift
  # Not in a subshell: what the command starts and remembers must stay known.
  if "$@" >"$SCRATCH/output" 2>&1; then passed "$sentence"; else failed "$sentence" "$(cat "$SCRATCH/output")"; fi
}

# check_exit "sentence" CODE "text the output must hold" command…
check_exit() {
  local sentence=$1 expected=$2 text=$3 output code=0
  shift 3
  output=$("$@" 2>&1) || code=$?
  # Not through a pipe: grep leaves at the first match, and what is still being written would fail.
  if [ "$code" = "$expected" ] && [[ $output == *"$text"* ]]; then
    passed "$sentence"
  else
    failed "$sentence" "exit $code (expected $expected), output (expected to hold \"$text\"): $output"
  fi
}

finish() {
  rm -rf "$SCRATCH"
  [ "$failures" = 0 ]
}

# A system of its own for the tests: own data folder and ports, so that a running one is left alone.
own_system() {
  export LABORPROOF_DATA=$SCRATCH/data
  export LABORPROOF_PORT=$1 LABORPROOF_PORTAL_PORT=$(($1 + 1)) LABORPROOF_AUTHORITIES_PORT=$(($1 + 2)) LABORPROOF_POSTGRES_PORT=$(($1 + 3))
}

# GET without curl: prints the body of a 200 answer. fetch PORT PATH [MEDIA-TYPE [BEARER-TOKEN]]
fetch() {
  local line
  exec 5<>"/dev/tcp/127.0.0.1/$1" || return 1
  printf 'GET %s HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept: %s\r\n%s\r\n' "$2" "${3:-*/*}" "${4:+Authorization: Bearer $4$'\r\n'}" >&5
  IFS= read -r line <&5
  case "$line" in *" 200"*) ;; *) return 1 ;; esac
  while IFS= read -r line <&5 && [ "$line" != $'\r' ]; do :; done
  cat <&5
  exec 5>&-
}

# Starts "up" with the given options in the background and waits until it says that it runs, or ends.
start_up() {
  # With job control and the signal's own meaning, or a background process would be deaf to Ctrl-C, and so would be all it starts
  # when these tests themselves run in the background.
  # What an earlier one said must be gone before: the redirection is made by the child, when it comes to run.
  : >"$SCRATCH/up.log"
  set -m
  env --default-signal=INT "$LABORPROOF" up "$@" >"$SCRATCH/up.log" 2>&1 &
  up_pid=$!
  set +m
  local deadline=$((SECONDS + ${LABORPROOF_START_SECONDS:-180}))
  until grep -q 'Ctrl-C stops it' "$SCRATCH/up.log"; do
    kill -0 "$up_pid" 2>/dev/null && [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.3
  done
}
