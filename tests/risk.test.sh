#!/usr/bin/env bash
# The risk rules over files, as an office runs them.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"

facts=$SCRATCH/facts
mkdir -p "$facts"
printf 'employer,person,month,due,paid,due_on\n' >"$facts/wages.csv"
for worker in 1 2 3 4 5 6 7 8 9 10; do
  printf 'E1,w%s,2026-01,5000,0,2026-02-10\n' "$worker" >>"$facts/wages.csv"
done
printf 'E1,w11,2026-99,5000,0,2026-02-10\n' >>"$facts/wages.csv"

check_exit "risk without options says how it is used" 64 "--facts is missing" "$LABORPROOF" risk
check_exit "a folder that is not there is named" 66 "is not a folder" "$LABORPROOF" risk --facts "$SCRATCH/none" --out "$SCRATCH/f.json"
check_exit "a scan says what it read and found" 0 "11 lines read, 1 not used" "$LABORPROOF" risk --facts "$facts" --out "$SCRATCH/findings.json" --as-of 2026-06-01
check "a group of ten is found with its lines" grep -q '"lines": "2-11"' "$SCRATCH/findings.json"
check "the bad line is listed" grep -q '"reason": "NOT_A_MONTH"' "$SCRATCH/findings.json"
check_exit "with --strict a bad line is an exit code" 2 "1 not used" "$LABORPROOF" risk --facts "$facts" --out "$SCRATCH/findings.json" --as-of 2026-06-01 --strict

finish
