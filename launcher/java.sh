# shellcheck shell=bash
# Finds a JDK 25 whatever `java` on the PATH is: JAVA_HOME, JAVA_25_HOME, PATH, then the usual folders.

is_jdk_25() {
  [ -n "${1:-}" ] && [ -x "$1/bin/javac" ] &&
    "$1/bin/java" -XshowSettings:properties -version 2>&1 | grep -q '^ *java.specification.version = 25$'
}

find_jdk() {
  local candidate on_path
  on_path=$(command -v javac || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "${JAVA_25_HOME:-}" "$on_path" \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* /opt/jdk* \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/25* "${HOME:-/nonexistent}"/.jdks/*25*; do
    if is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# Exports JAVA_HOME and PATH; the silenced warnings are those of Netty, ONNX Runtime and Maven's Guava on JDK 25.
use_jdk() {
  JAVA_HOME=$(find_jdk) ||
    die 69 "no JDK 25 found; install one (for example Eclipse Temurin 25) or set JAVA_25_HOME to its folder."
  export JAVA_HOME PATH="$JAVA_HOME/bin:$PATH"
}

# Java reads file names and arguments in the encoding of the locale: without one, 合同.pdf on the command line would be "??.pdf".
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *[Uu][Tt][Ff]8* | *[Uu][Tt][Ff]-8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac

JVM_QUIET=(--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow)
# Small programs start faster without the optimising compiler and need little heap.
JVM_SMALL=("${JVM_QUIET[@]}" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto)

run_maven() {
  command -v mvn >/dev/null ||
    die 69 "Maven is missing; install it (Debian: apt-get install maven) and try again."
  (cd "$LABORPROOF_HOME" &&
    MAVEN_OPTS="${MAVEN_OPTS:-} ${JVM_QUIET[*]}" PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 mvn -B "$@")
}

# True when a source is younger than the last build, or nothing was built.
build_is_stale() {
  local stamp=$LABORPROOF_HOME/target/.built
  [ -f "$stamp" ] || return 0
  [ -n "$(cd "$LABORPROOF_HOME" && find . -path ./data -prune -o \
    \( -path '*/src/main/*' -o -name pom.xml -o -path ./docs/openapi.yaml \) -type f -newer "$stamp" -print -quit)" ]
}

# Builds every program once; a second call with unchanged sources costs one `find`.
build() {
  use_jdk
  build_is_stale || return 0
  # On stderr: stdout may be a verdict that a program reads.
  say "Building (the first time this takes some minutes; later starts skip it) …" >&2
  mkdir -p "$LABORPROOF_HOME/target"
  local log=$LABORPROOF_HOME/target/build.log
  if ! run_maven -q -Dmaven.test.skip=true -Dspotless.check.skip=true package >"$log" 2>&1; then
    tail -n 40 "$log" >&2
    die 70 "the build failed; the whole output is in $log."
  fi
  unpack signing-service
  unpack verify-portal
  touch "$LABORPROOF_HOME/target/.built"
}

# A Spring Boot jar starts in half the time when its nested jars lie unpacked beside it.
unpack() {
  local jar dir=$LABORPROOF_HOME/$1/target/app
  jar=$LABORPROOF_HOME/$1/target/laborproof-$1-app.jar
  rm -rf "$dir"
  java -Djarmode=tools -jar "$jar" extract --destination "$dir" >/dev/null
}
