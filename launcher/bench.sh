# shellcheck shell=bash
# Measures against named peers in the same run. Figures are printed, never asserted.
declare -A BENCHMARKS=([sign]=SignBenchmark [face]=FaceBenchmark [anchor]=AnchorBenchmark [verify]=VerifyBenchmark)
what=${1:-}
if [ -n "$what" ] && [ -z "${BENCHMARKS[$what]:-}" ]; then
  case "$what" in
    log | risk) die 64 "\"bench $what\" is not built yet." ;;
    *) die 64 "\"bench\" knows sign, verify, face and anchor, not \"$what\"." ;;
  esac
fi
[ $# -eq 0 ] || shift
build
for name in ${what:-sign verify face anchor}; do
  java "${JVM_QUIET[@]}" -Xmx1g -Dsun.net.httpserver.nodelay=true \
    -cp "$LABORPROOF_HOME/benchmarks/target/laborproof-benchmarks.jar:$LABORPROOF_HOME/benchmarks/target/lib/*" \
    "cn.laborproof.benchmarks.${BENCHMARKS[$name]}" "$@"
done
