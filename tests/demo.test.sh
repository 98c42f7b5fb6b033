#!/usr/bin/env bash
# The journey without a screen, its results before our verifier and before other people's.
set -uo pipefail
# shellcheck source=tests/lib.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/lib.sh"
own_system 22080
out=$SCRATCH/out

# shellcheck source=tests/witness.sh
. "$(dirname -- "${BASH_SOURCE[0]}")/witness.sh"
WITNESS_PORT=22090
check "a witness makes its key at the first start" has_key court
check "another witness makes another" has_key notary
vkey=$(sed -n 's/^witness 见证人 *//p' "$SCRATCH/court.txt")
other=$(sed -n 's/^witness 见证人 *//p' "$SCRATCH/notary.txt")
check "its key is its owner's alone" test "$(stat -c %a "$SCRATCH/court/witness-key.pem")" = 600
check_exit "a witness without a log says what it needs" 64 "--log" "$LABORPROOF" witness --state "$SCRATCH/none" --name none.example
check_exit "a witness explains itself" 0 "tlog-witness" "$LABORPROOF" witness --help

open_the_door >"$SCRATCH/witness.txt" 2>&1 &
witness_pid=$!
export LABORPROOF_WITNESS_ASK="http://127.0.0.1:22090/ $vkey" LABORPROOF_WITNESS_REQUIRED=1 LABORPROOF_WITNESS_RETRYEVERY=1s
check "demo runs the whole journey" "$LABORPROOF" demo --out "$out"
cat "$out/summary.txt" 2>/dev/null | sed 's/^/# /'
for file in contract.pdf agreement.pdf evidence.zip agreement.evidence.zip trust/trust.json verdict.json status.json findings.json summary.txt; do
  check "demo leaves $file" test -s "$out/$file"
done

check "the witness cosigned" grep -q "^demo.laborproof.cn/log [1-9]" <(fetch 22090 /)
kill "$witness_pid"
wait "$witness_pid" 2>/dev/null
verify() { "$LABORPROOF" verify "$@" --trust "$out/trust"; }
check_exit "the bundle asks for a witness, and the package has it" 0 '"witnesses": "1"' verify "$out/evidence.zip" --json
cp -r "$out/trust" "$SCRATCH/other-witness"
sed -i "s|$vkey|$other|" "$SCRATCH/other-witness/trust.json"
check_exit "a court that trusts another witness is told that it is missing" 2 "只有 0 名受信任的见证人" "$LABORPROOF" verify "$out/evidence.zip" --trust "$SCRATCH/other-witness"
check_exit "the contract alone passes, and says that its registration was not examined" 0 "TOTAL_PASSED" verify "$out/contract.pdf"
cp "$out/contract.pdf" "$SCRATCH/劳动合同.pdf"
check_exit "a file with a Chinese name is found where no locale is set" 0 "劳动合同.pdf" env -u LANG LC_ALL=C "$LABORPROOF" verify "$SCRATCH/劳动合同.pdf" --trust "$out/trust"
check_exit "the agreement alone passes" 0 "TOTAL_PASSED" verify "$out/agreement.pdf"
check_exit "the evidence package passes" 0 "TOTAL_PASSED" verify "$out/evidence.zip"
check_exit "the contract with its package equals the registered original byte for byte" 0 "逐字节一致" verify "$out/contract.pdf" --package "$out/evidence.zip"
check_exit "another document with this package fails" 1 "TOTAL_FAILED" verify "$out/agreement.pdf" --package "$out/evidence.zip"
check_exit "a text file cannot be read" 3 "" verify "$out/summary.txt"
check_exit "the verdict is JSON of version 1 when asked" 0 '"laborproof/verdict/v1"' verify "$out/evidence.zip" --json

# Flips one bit at an offset drawn from a seed; the Java tests flip every byte, these go through the shipped jar.
not_passed_when_flipped() {
  local source=$1 offset=$2 copy byte
  copy=$SCRATCH/flipped-${1##*/}
  cp "$source" "$copy"
  byte=$(od -An -tu1 -j "$offset" -N1 "$copy" | tr -d ' ')
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$copy" bs=1 seek="$offset" conv=notrunc status=none
  ! verify "$copy" >/dev/null 2>&1
}
RANDOM=20261121
for file in contract.pdf evidence.zip; do
  size=$(stat -c %s "$out/$file")
  for _ in 1 2 3 4 5 6; do
    offset=$(((RANDOM * 32768 + RANDOM) % size))
    check "$file with a bit flipped at $offset is refused" not_passed_when_flipped "$out/$file" "$offset"
  done
done

cut_to_revision() {
  local ends end copy=$SCRATCH/cut.pdf
  ends=$(grep -abo '%%EOF' "$out/contract.pdf" | cut -d: -f1)
  for end in $(printf '%s\n' "$ends" | sed '$d'); do
    head -c $((end + 6)) "$out/contract.pdf" >"$copy"
    ! verify "$copy" >"$SCRATCH/cut.txt" 2>&1 || { cat "$SCRATCH/cut.txt"; return 1; }
  done
}
check "the contract cut back to any earlier revision is refused" cut_to_revision

check "log, ledger, store and database agree after the journey" "$LABORPROOF" fsck

"$LABORPROOF_HOME/judges/run" "$out" || failures=$((failures + 1))
finish
