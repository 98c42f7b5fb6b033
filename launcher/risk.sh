# shellcheck shell=bash
# The rule library over files of facts, offline. docs/risk-facts.md says what the files hold and what the exit codes mean.
build
exec java "${JVM_QUIET[@]}" -XX:+UseSerialGC -jar "$LABORPROOF_HOME/risk-engine/target/laborproof-risk.jar" "$@"
