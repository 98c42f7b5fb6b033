# shellcheck shell=bash
# Settles a public office: registers it, has its seal certified and names its people. Asks the running service.
. "$LABORPROOF_HOME/launcher/system.sh"
build
exec java "${JVM_SMALL[@]}" -jar "$SERVICE_JAR" office "$@"
