# shellcheck shell=bash
# Re-derives log, ledger, store and database from raw files. Works whether or not the system is running.
. "$LABORPROOF_HOME/launcher/system.sh"
build
! runs_on_consortium || export LABORPROOF_CONSORTIUM=$NETWORK_HOME
exec java "${JVM_QUIET[@]}" -jar "$SERVICE_JAR" --laborproof.command=fsck "$@"
