# shellcheck shell=bash
# Measures against named peers in the same run. Figures are printed, never asserted.
declare -A BENCHMARKS=([sign]=SignBenchmark [face]=FaceBenchmark [verify]=VerifyBenchmark [log]=LogBenchmark
  [anchor]=AnchorBenchmark [embedded]=EmbeddedAnchorBenchmark [risk]=risk.RiskBenchmark)
chosen=${1:-}
if [ -n "$chosen" ] && [ -z "${BENCHMARKS[$chosen]:-}" ]; then
  die 64 "\"bench\" knows sign, verify, face, log, anchor, embedded and risk, not \"$chosen\"."
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

bench() (
  # Logs are written to the folder of build results: on the repository's disk, and without a trace in git.
  local heap=1g
  case "$1" in
    # Its goal of 2 GB counts heap and database together.
    risk) heap=700m ;;
  esac
  case "$1" in
    log | anchor | embedded | risk) mkdir -p "$LABORPROOF_HOME/target" && cd "$LABORPROOF_HOME/target" || exit ;;
  esac
  java "${JVM_QUIET[@]}" -Xmx$heap -Dsun.net.httpserver.nodelay=true \
    -cp "$LABORPROOF_HOME/benchmarks/target/laborproof-benchmarks.jar:$LABORPROOF_HOME/benchmarks/target/lib/*" \
    "cn.laborproof.benchmarks.${BENCHMARKS[$1]}" "${@:2}"
)

# The product on a consortium of its own: ports and folder unlike the defaults, made anew, stopped afterwards.
bench_anchor() (
  code=0
  LABORPROOF_DATA=$LABORPROOF_HOME/target/bench-consortium
  LABORPROOF_PORT=${LABORPROOF_BENCH_PORT:-29080}
  LABORPROOF_PORTAL_PORT=$((LABORPROOF_PORT + 1)) LABORPROOF_AUTHORITIES_PORT=$((LABORPROOF_PORT + 2))
  LABORPROOF_POSTGRES_PORT=$((LABORPROOF_PORT + 3)) LABORPROOF_NETWORK_PORT=$((LABORPROOF_PORT + 120))
  # A machine that is worth a measurement may be a busy one.
  LABORPROOF_START_SECONDS=${LABORPROOF_START_SECONDS:-300}
  export LABORPROOF_NETWORK_PORT LABORPROOF_START_SECONDS
  mkdir -p "$LABORPROOF_HOME/target"
  exec 7>"$LABORPROOF_HOME/target/bench-consortium.lock"
  flock -n 7 || die 75 "another \"bench anchor\" runs in this folder."
  # shellcheck source=launcher/system.sh
  . "$LABORPROOF_HOME/launcher/system.sh"
  choose_consortium
  # What a killed run left.
  stop_all() { stop_system && stop_consortium; }
  stop_all >&2 7>&-
  rm -rf "${LABORPROOF_DATA:?}"
  # After a failure the logs stay until the next run.
  trap 'code=$?; stop_all >&2 7>&-; [ "$code" != 0 ] || rm -rf "${LABORPROOF_DATA:?}"' EXIT
  trap 'exit 130' INT TERM
  say "Starting a consortium and the product on it …" >&2
  start_system >&2 7>&-
  bench anchor "$LABORPROOF_DATA" "$LABORPROOF_POSTGRES_PORT" "$@"
)

for name in ${chosen:-sign verify face log anchor embedded risk}; do
  case "$name" in
    log)
      peer=$(tessera) || exit
      bench log "$peer" "$@"
      ;;
    verify)
      "$LABORPROOF_HOME/judges/setup" || die 69 "pyHanko, a peer of \"bench verify\", could not be installed."
      bench verify "$LABORPROOF_HOME/judges"
      ;;
    anchor) bench_anchor "$@" ;;
    *) bench "$name" "$@" ;;
  esac
done
