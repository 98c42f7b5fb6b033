# shellcheck shell=bash
# Contracts concluded over the public API, one after the other, while a test does what it likes to the rest: the demo client's Traffic,
# one for each service. Needs lib.sh and launcher/java.sh before it.
traffic_java=$(find_jdk)/bin/java
traffic_pid='' traffic_log='' traffic_end=''

# start_traffic [PORT]: through the service of that port, from here on the traffic that is spoken of.
start_traffic() {
  local port=${1:-$LABORPROOF_PORT}
  traffic_log=$SCRATCH/traffic-$port.log traffic_end=$SCRATCH/traffic-$port.end
  rm -f "$traffic_end"
  "$traffic_java" "${JVM_QUIET[@]}" -Xmx128m -cp "$LABORPROOF_HOME/demo-client/target/laborproof-demo-client.jar:$LABORPROOF_HOME/demo-client/target/lib/*" \
    cn.laborproof.democlient.Traffic "http://127.0.0.1:$port" "http://127.0.0.1:$LABORPROOF_AUTHORITIES_PORT" \
    "$LABORPROOF_DATA/demo-logins.txt" "$traffic_end" >"$traffic_log" 2>&1 &
  traffic_pid=$!
  reached concluded 1
}

# The number of the newest contract that was concluded, anchored or receipted.
newest() { sed -n "s/^$1 \([0-9]*\)$/\1/p" "$traffic_log" | tail -n 1 | grep . || echo 0; }

# reached WHAT NUMBER: waits for it, as long as a loaded machine may need; when something has failed before, not so long.
reached() {
  local deadline=$((SECONDS + 240))
  [ "$failures" = 0 ] || deadline=$((SECONDS + 45))
  until [ "$(newest "$1")" -ge "$2" ]; do
    if ! kill -0 "$traffic_pid" 2>/dev/null || [ "$SECONDS" -gt "$deadline" ]; then
      printf '%s %s did not come:\n' "$1" "$2"
      tail -n 12 "$traffic_log"
      # An exception nobody caught has no level.
      grep -E ' (WARN|ERROR) |^Exception in thread' "$LABORPROOF_DATA/logs/service.log" | tail -n 12 | cut -c1-300
      return 1
    fi
    sleep 0.2
  done
}

# A contract that was not concluded yet gets that far.
one_more() { reached "$1" $(($(newest concluded) + ${2:-2})); }

# Concludes no further contract and waits until all are anchored and receipted.
everything_arrives() {
  touch "$traffic_end"
  local code=0
  wait "$traffic_pid" || code=$?
  traffic_pid=
  tail -n 3 "$traffic_log"
  return "$code"
}

stop_traffic() {
  [ -z "$traffic_pid" ] || kill -TERM "$traffic_pid" 2>/dev/null
  traffic_pid=
}
