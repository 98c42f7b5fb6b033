# shellcheck shell=bash
# The chaincode's program: built by Maven, then copied into the network's folder, so that a later build does not pull
# the jars from under running processes.

chaincode_is_stale() {
  local jar=$LABORPROOF_HOME/chaincode/target/laborproof-chaincode.jar
  [ -f "$jar" ] || return 0
  [ -n "$(cd "$LABORPROOF_HOME" && find pom.xml proof/pom.xml proof/src/main chaincode/pom.xml chaincode/src/main -type f -newer "$jar" -print -quit)" ]
}

build_chaincode() {
  local log=$LABORPROOF_HOME/target/build-chaincode.log
  chaincode_is_stale || return 0
  say "Building the chaincode …"
  mkdir -p "$LABORPROOF_HOME/target"
  # Maven adds libraries and never takes one away.
  rm -rf "$LABORPROOF_HOME/chaincode/target/lib"
  if ! run_maven -q -pl chaincode -am -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    die 70 "the chaincode could not be built; the whole output is in $log."
  fi
  # Maven leaves a jar alone when its content would be the same.
  touch "$LABORPROOF_HOME/chaincode/target/laborproof-chaincode.jar"
}

# Takes the built program over; when it differs from the one in use, the chaincodes are stopped, to start with the new one.
take_chaincode_program() {
  local target=$LABORPROOF_HOME/chaincode/target folder=$NETWORK_DIR/chaincode digest present
  digest=$(cd "$target" && sha256sum laborproof-chaincode.jar lib/*.jar | sha256sum | cut -c1-16)
  present=$(readlink "$folder/program" || true)
  [ "$present" != "program-$digest" ] || return 0
  mkdir -p "$folder/program.draft"
  cp "$target/laborproof-chaincode.jar" "$folder/program.draft/"
  cp -r "$target/lib" "$folder/program.draft/"
  rm -rf "$folder/program-$digest"
  mv -T "$folder/program.draft" "$folder/program-$digest"
  if [ -n "$present" ]; then
    say "The chaincode's program is a new one; restarting the chaincodes with it."
    stop_processes "${CHAINCODES[@]}"
  fi
  ln -sfn "program-$digest" "$folder/program"
  [ -z "$present" ] || rm -rf "${folder:?}/$present"
}
