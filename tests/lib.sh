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
  local sentence=$1 output
  shift
  if output=$("$@" 2>&1); then passed "$sentence"; else failed "$sentence" "$output"; fi
}

# check_exit "sentence" CODE "text the output must hold" command…
check_exit() {
  local sentence=$1 expected=$2 text=$3 output code=0
  shift 3
  output=$("$@" 2>&1) || code=$?
  if [ "$code" = "$expected" ] && printf '%s' "$output" | grep -qF -- "$text"; then
    passed "$sentence"
  else
    failed "$sentence" "exit $code (expected $expected), output (expected to hold \"$text\"): $output"
  fi
}

finish() {
  rm -rf "$SCRATCH"
  [ "$failures" = 0 ]
}
