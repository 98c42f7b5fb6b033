# shellcheck shell=bash
# A witness beside the system of a test: its key is known beforehand, as it would be to the operator, and it opens its door once the
# log's key is published. Needs lib.sh before it, and WITNESS_PORT.
no_log=placeholder.example+5d22762c+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW
# Run in the background only: it becomes the process, which is killed by its number.
witness() { exec "$LABORPROOF" witness --state "$SCRATCH/$1" --name "$1.example/witness" --listen "127.0.0.1:$WITNESS_PORT" --log "$2"; }
key_of_witness() {
  witness "$1" "$no_log" >"$SCRATCH/$1.txt" 2>&1 &
  local pid=$! deadline=$((SECONDS + 300))
  until grep -q listens "$SCRATCH/$1.txt"; do
    { kill -0 "$pid" 2>/dev/null && [ "$SECONDS" -lt "$deadline" ]; } || break
    sleep 0.2
  done
  kill "$pid" 2>/dev/null
  wait "$pid" 2>/dev/null
  sed -n 's/^witness 见证人 *//p' "$SCRATCH/$1.txt"
}
has_key() { [ -n "$(key_of_witness "$1")" ]; }

log_key() { sed -n 's/^ *"\(demo\.laborproof\.cn\/log+[^"]*\)".*/\1/p' "$LABORPROOF_DATA/trust/trust.json" 2>/dev/null | head -n 1; }
open_the_door() {
  until [ -n "$(log_key)" ]; do sleep 0.2; done
  witness court "$(log_key)"
}
