# shellcheck shell=bash
# The rule library over files of facts, offline. docs/risk-facts.md says what the files hold and what the exit codes mean.
build
for option in "$@"; do
  if [ "$option" = --columns ]; then
    # A city: columns beside the files, read by a database in the process.
    exec java "${JVM_QUIET[@]}" -Xmx700m -cp "$LABORPROOF_HOME/risk-columnar/target/laborproof-risk-columnar.jar:$LABORPROOF_HOME/risk-columnar/target/lib/*" \
      cn.laborproof.risk.columnar.Main "$@"
  fi
done
for option in "$@"; do
  case "$option" in
    # An order of looking, learned from past disputes: another program, for no finding follows from it (docs/ranking.md).
    --learn | --ranking)
      exec java "${JVM_QUIET[@]}" -XX:+UseSerialGC -cp "$LABORPROOF_HOME/risk-engine/target/laborproof-risk.jar" cn.laborproof.risk.ranking.Main "$@"
      ;;
  esac
done
exec java "${JVM_QUIET[@]}" -XX:+UseSerialGC -jar "$LABORPROOF_HOME/risk-engine/target/laborproof-risk.jar" "$@"
