# shellcheck shell=bash
# Rebuilds what the log proves but the database lost. The system must be down.
. "$LABORPROOF_HOME/launcher/system.sh"
build
! runs_on_consortium || export LABORPROOF_CONSORTIUM=$NETWORK_HOME
exec java "${JVM_QUIET[@]}" -jar "$SERVICE_JAR" --laborproof.command=recover "$@"
