#!/usr/bin/env bash
# Runs every command the README shows, in its order, in a copy of the settings a newcomer has.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
own_system 23080
cd "$LABORPROOF_HOME" || exit 1

commands=$(sed -n '/^```sh$/,/^```$/p' README.md | grep -v '^```')
check "the README shows commands" test -n "$commands"
out_existed=false
[ ! -e out ] || out_existed=true
while IFS= read -r command; do
  case "$command" in
    "./laborproof up")
      # Runs until it is stopped: wait for its last line, then stop it as the README's reader would.
      check "README: $command" start_up
      kill -INT "$up_pid" 2>/dev/null
      wait "$up_pid"
      ;;
    *" --consortium"*) passed "README: $command (tests/consortium.test.sh runs it)" ;;
    "./laborproof test") passed "README: $command (this run)" ;;
    *) check "README: $command" bash -c "$command" ;;
  esac
done <<<"$commands"
$out_existed || rm -rf out

links=$(grep -o '](\([^)h][^)]*\))' README.md | sed 's/](\(.*\))/\1/')
for link in $links; do check "README: $link exists" test -e "$link"; done
finish
