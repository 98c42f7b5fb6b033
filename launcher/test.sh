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
# Maven's own chatter hides what failed: of plugins that only pack, copy, format or list parts, warnings alone are shown.
quiet_plugins=()
for plugin in org.apache.maven.{enforcer,plugin.compiler,plugins.enforcer,plugins.resources,plugins.jar,plugins.dependency,plugins.shade} \
  org.apache.maven.shared com.diffplug.spotless org.springframework.boot.maven; do
  quiet_plugins+=("-Dorg.slf4j.simpleLogger.log.$plugin=warn")
done
# Its warnings are about the schema of bills of materials, the same in every module.
quiet_plugins+=("-Dorg.slf4j.simpleLogger.log.org.cyclonedx=error" "-Dorg.slf4j.simpleLogger.log.com.networknt=error")
# Of each module stay its name, each test class and whatever warns.
progress_only() {
  sed -u -E -e '/^\[INFO\]( *|  T E S T S| -+| -+[<[].*[]>]-+| --- .* ---| Results:)$/d' -e '/^\[INFO\] Using auto detected provider/d'
}

say "== Java tests"
run_maven --no-transfer-progress --fail-at-end "${quiet_plugins[@]}" -Psbom -Dlaborproof.long="$long" verify | progress_only || status=1

say "== Whole-system tests"
build
export LABORPROOF_LONG=$long
whole_system=("$LABORPROOF_HOME"/tests/*.test.sh)
for file in "${whole_system[@]}"; do
  say "-- $(basename "$file" .sh)"
  bash "$file" | tee "$results/$(basename "$file").txt" || status=1
done

# Counts from Surefire's own reports and from the lines of the whole-system tests.
sum_attribute() {
  { find "$LABORPROOF_HOME" -path '*/target/surefire-reports/TEST-*.xml' -exec \
    sed -n "/<testsuite /{s/.* $1=\"\([0-9]*\)\".*/\1/p;q}" {} \; ; echo 0; } | awk '{s += $1} END {print s}'
}
count_lines() { cat "$results"/*.txt 2>/dev/null | grep -c "^$1 - " || true; }

# Each failed test by name, last of all, so that a log whose beginning was cut still shows it: module, class.method, why in one line of at most 600 characters.
failed_tests() {
  find "$LABORPROOF_HOME" -path '*/target/surefire-reports/TEST-*.xml' -exec awk '
    function attribute(name,   at, value) {
      if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
      at = RSTART + length(name) + 3
      value = substr($0, at, RSTART + RLENGTH - at - 1)
      sub(/^(&#1[03];|[ \t])+/, "", value)
      sub(/\][ \t]*(&#1[03];)+/, "] ", value)
      gsub(/([ \t]|&#1[03];)+/, " ", value)
      gsub(/&quot;/, "\"", value); gsub(/&apos;/, "\047", value); gsub(/&lt;/, "<", value); gsub(/&gt;/, ">", value); gsub(/&amp;/, "\\&", value)
      return value
    }
    FNR == 1 { module = FILENAME; sub(/\/target\/surefire-reports\/.*/, "", module); sub(/.*\//, "", module) }
    /<testcase / { test = attribute("classname") "." attribute("name") }
    /<(failure|error)[ >]/ {
      why = attribute("message")
      print "FAILED " module " " test ": " (why == "" ? attribute("type") : substr(why, 1, 600))
    }' {} +
  grep -H '^not ok - ' "$results"/*.txt 2>/dev/null | sed -E 's|^.*/(.*)\.test\.sh\.txt:not ok - |FAILED tests/\1: |' || true
}

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
failed_tests
say "$passed passed, $failed failed, $skipped skipped"
exit "$status"
