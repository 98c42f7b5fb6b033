# shellcheck shell=bash
# A witness of evidence logs, which any institution can run beside nothing else: it needs no database, ledger or running service.
build
exec java "${JVM_SMALL[@]}" -Xmx64m \
  -cp "$LABORPROOF_HOME/gateway/target/laborproof-gateway.jar:$LABORPROOF_HOME/gateway/target/lib/*" \
  cn.laborproof.gateway.witness.WitnessMain "$@"
