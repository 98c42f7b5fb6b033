# shellcheck shell=bash
# Builds, runs every test, lets other people's validators judge the results, and counts.
long=false
case "${1:-}" in
  "") ;;
  --long) long=true ;;
  *) die 64 "\"test\" knows no option \"$1\"." ;;
esac

use_jdk
"$LABORPROOF_HOME/judges/setup" || die 69 "the judges (other people's validators) could not be installed."

results=$LABORPROOF_HOME/target/test-results
rm -rf "$results"
mkdir -p "$results"
status=0

# Old reports must not be counted.
find "$LABORPROOF_HOME" -path '*/target/surefire-reports/*' -type f -delete 2>/dev/null || true
say "== Java tests"
run_maven --no-transfer-progress --fail-at-end -Psbom -Dlaborproof.long="$long" verify || status=1

say "== Whole-system tests"
build
for file in "$LABORPROOF_HOME"/tests/*.test.sh; do
  say "-- $(basename "$file" .test.sh)"
  bash "$file" | tee "$results/$(basename "$file").txt" || status=1
done

# Counts from Surefire's own reports and from the lines of the whole-system tests.
sum_attribute() {
  { find "$LABORPROOF_HOME" -path '*/target/surefire-reports/TEST-*.xml' -exec \
    sed -n "/<testsuite /{s/.* $1=\"\([0-9]*\)\".*/\1/p;q}" {} \; ; echo 0; } | awk '{s += $1} END {print s}'
}
count_lines() { cat "$results"/*.txt 2>/dev/null | grep -c "^$1 - " || true; }

tests=$(sum_attribute tests)
broken=$(($(sum_attribute failures) + $(sum_attribute errors)))
skipped=$(sum_attribute skipped)
system_passed=$(count_lines ok)
system_failed=$(count_lines "not ok")
passed=$((tests - broken - skipped + system_passed))
failed=$((broken + system_failed))
[ "$failed" = 0 ] || status=1
if [ "$skipped" != 0 ] && [ -n "${CI:-}" ]; then
  say "A skipped test counts as a failure in CI."
  status=1
fi
say ""
if [ "$status" != 0 ] && [ "$failed" = 0 ]; then
  say "The build itself failed; see above."
  failed=1
fi
say "$passed passed, $failed failed, $skipped skipped"
exit "$status"
