# shellcheck shell=bash
# Measures against named peers in the same run. Figures are printed, never asserted.
declare -A BENCHMARKS=([sign]=SignBenchmark [face]=FaceBenchmark [anchor]=AnchorBenchmark [verify]=VerifyBenchmark [log]=LogBenchmark)
what=${1:-}
if [ -n "$what" ] && [ -z "${BENCHMARKS[$what]:-}" ]; then
  case "$what" in
    risk) die 64 "\"bench $what\" is not built yet." ;;
    *) die 64 "\"bench\" knows sign, verify, face, log and anchor, not \"$what\"." ;;
  esac
fi
[ $# -eq 0 ] || shift
build

# Builds the peer of "bench log" from its pinned module, once for every set of pins, and prints the program.
tessera() {
  # shellcheck source=network/native/binaries.sh
  . "$LABORPROOF_HOME/network/native/binaries.sh"
  local source=$LABORPROOF_HOME/benchmarks/tessera program go
  program=$NETWORK_CACHE/tessera-$(cat "$source"/* | sha256sum | cut -c1-16)
  if [ ! -x "$program" ]; then
    go=$(find_go) || die 69 "no Go 1.21 or newer found; the peer of \"bench log\" is built from source (https://go.dev/dl)."
    mkdir -p "$NETWORK_CACHE"
    (cd "$source" && CGO_ENABLED=0 GOFLAGS='-mod=readonly -trimpath -buildvcs=false' "$go" build -o "$program.draft.$$" . >&2) ||
      die 70 "Tessera could not be built; is the Go module proxy reachable?"
    mv "$program.draft.$$" "$program"
  fi
  printf '%s\n' "$program"
}

bench() {
  java "${JVM_QUIET[@]}" -Xmx1g -Dsun.net.httpserver.nodelay=true \
    -cp "$LABORPROOF_HOME/benchmarks/target/laborproof-benchmarks.jar:$LABORPROOF_HOME/benchmarks/target/lib/*" \
    "cn.laborproof.benchmarks.${BENCHMARKS[$1]}" "${@:2}"
}

for name in ${what:-sign verify face log anchor}; do
  case "$name" in
    log)
      peer=$(tessera) || exit
      bench log "$peer" "$@"
      ;;
    *) bench "$name" "$@" ;;
  esac
done
