# shellcheck shell=bash
# Offline check of a PDF or an evidence package. Its exit code is the verdict.
verifier=$LABORPROOF_HOME/document/target/laborproof-verify.jar
build
exec java "${JVM_SMALL[@]}" -jar "$verifier" verify "$@"
