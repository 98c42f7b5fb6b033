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

check_exit "columns are made of the good lines" 0 "columns of 11 lines" "$LABORPROOF" risk --columns "$SCRATCH/columns" --facts "$facts"
check_exit "columns that are there are not written over" 74 "is there already" "$LABORPROOF" risk --columns "$SCRATCH/columns" --facts "$facts"
check_exit "columns are scanned" 0 "findings as of 2026-06-01" "$LABORPROOF" risk --columns "$SCRATCH/columns" --out "$SCRATCH/city.json" --as-of 2026-06-01
check_exit "some rules are asked alone" 0 "0 findings as of 2026-06-01" "$LABORPROOF" risk --columns "$SCRATCH/columns" --out "$SCRATCH/some.json" --as-of 2026-06-01 --rules dispatch-ratio,overtime-over-limit
check_exit "a rule that is not there is named" 64 "no rule is named" "$LABORPROOF" risk --columns "$SCRATCH/columns" --out "$SCRATCH/some.json" --rules wage-arrear
check_exit "a folder without columns is named" 66 "holds no columns" "$LABORPROOF" risk --columns "$facts" --out "$SCRATCH/none.json"
# What only the intake knows of lines stands at the end.
before_quality() { tr -d '\n' <"$1" | sed 's/"quality".*//'; }
check "columns and files lead to the same findings" [ "$(before_quality "$SCRATCH/findings.json")" = "$(before_quality "$SCRATCH/city.json")" ]

# Sixty employers; every third pays late and is complained about four times a year.
past=$SCRATCH/past
mkdir -p "$past"
awk -v past="$past" 'BEGIN {
  print "employer,person,form,first_working_day" >past "/employments.csv"
  print "employer,person,month,due,paid" >past "/wages.csv"
  print "complaint,employer,filed_on,kind" >past "/complaints.csv"
  for (e = 1; e <= 60; e++) {
    printf "E%d,w,DIRECT,2020-01-06\n", e >past "/employments.csv"
    for (m = 0; m < 40; m++) {
      month = sprintf("%d-%02d", 2023 + int(m / 12), m % 12 + 1)
      printf "E%d,w,%s,5000,%d\n", e, month, e % 3 ? 5000 : 100 >past "/wages.csv"
      if (e % 3 == 0 && m % 3 == 0) printf "c%d-%d,E%d,%s-15,WAGE\n", e, m, e, month >past "/complaints.csv"
    }
  }
}'
model=$SCRATCH/order.model
check_exit "with too few disputes no order of looking is learned" 65 "Nothing was written" "$LABORPROOF" risk --facts "$facts" --learn "$model" --as-of 2026-06-01
check_exit "an order of looking is learned from past disputes" 0 "no finding" "$LABORPROOF" risk --facts "$past" --learn "$model" --as-of 2026-06-01
check "the model names no employer" bash -c "! grep -q 'E[0-9]' '$model'"
check_exit "employers are put in order" 0 "60 employers in order" "$LABORPROOF" risk --facts "$past" --ranking "$model" --out "$SCRATCH/order.csv" --as-of 2026-06-01
check "the first place says why in words" grep -Eq '^1,E[0-9]+,.*Wages late or short.*近十二个月工资迟发或少发占比' "$SCRATCH/order.csv"
check "whoever paid late stands before everybody else" [ "$(tail -n +2 "$SCRATCH/order.csv" | head -20 | cut -d, -f2 | tr -d E | awk '$1 % 3' | wc -l)" = 0 ]
check_exit "an order without a place to write it says what is missing" 64 "--out is missing" "$LABORPROOF" risk --facts "$past" --ranking "$model"
check_exit "a file that is no model is named" 66 "is no model" "$LABORPROOF" risk --facts "$past" --ranking "$SCRATCH/findings.json" --out "$SCRATCH/order.csv"

finish
