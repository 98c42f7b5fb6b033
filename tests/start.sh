#!/usr/bin/env bash
# Starts those of the named programs that do not run and waits until all of them answer. Unlike "up" it ends then, and a program that
# dies takes no other with it: tests that kill programs one by one need both.
set -euo pipefail
LABORPROOF_HOME=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
say() { printf '%s\n' "$*"; }
die() {
  local code=$1
  shift
  printf 'laborproof: %s\n' "$*" >&2
  exit "$code"
}
# shellcheck source=launcher/java.sh
. "$LABORPROOF_HOME/launcher/java.sh"
# shellcheck source=launcher/system.sh
. "$LABORPROOF_HOME/launcher/system.sh"
build
umask 077
mkdir -p "$RUN_DIR" "$LOG_DIR" "$TMP_DIR"
for name in "$@"; do
  # The portal reads the trust bundle that the service publishes.
  [ "$name" != portal ] || wait_until_ready service
  is_running "$name" || start_program "$name"
done
for name in "$@"; do wait_until_ready "$name"; done
