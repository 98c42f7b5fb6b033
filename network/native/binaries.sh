# shellcheck shell=bash
# The programs of the consortium, built from pinned Go modules into the cache folder, once for every set of pins.
# Sourced by the verb "network"; needs say, die and LABORPROOF_HOME.

NETWORK_CACHE=${XDG_CACHE_HOME:-$HOME/.cache}/laborproof
readonly NETWORK_TOOLS=$LABORPROOF_HOME/network/tools
readonly FABRIC_PROGRAMS=(peer orderer configtxgen configtxlator osnadmin)

# Commit of the pinned source and a digest of everything pinned: other pins, other folder; an old one may be deleted by hand.
binaries_folder() {
  local module=$1 source=$2 commit pins
  commit=$(awk -v source="$source" '$1 == "require" && $2 == source {print $3; exit} $1 == source {print $2; exit}' \
    "$NETWORK_TOOLS/$module/go.mod")
  pins=$(cat "$NETWORK_TOOLS/$module"/* | sha256sum | cut -c1-8)
  commit=${commit##*-}
  printf '%s/%s-%s%s\n' "$NETWORK_CACHE" "$module" "${commit:+$commit-}" "$pins"
}

# From 1.21 on Go fetches the newer toolchain that a module names by itself.
find_go() {
  local candidate minor
  for candidate in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go-*/bin/go; do
    minor=$("${candidate:-false}" version 2>/dev/null | sed -n 's/^go version go1\.\([0-9]*\).*/\1/p')
    if [ "${minor:-0}" -ge 21 ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# Builds packages of one module into FOLDER/bin: beside it first, then renamed, so that nobody ever sees half a folder.
# Whoever comes second waits for the lock and finds the work done.
build_binaries() {
  local module=$1 folder=$2 go draft log
  shift 2
  [ ! -d "$folder/bin" ] || return 0
  go=$(find_go) ||
    die 69 "no Go 1.21 or newer found; install Go (best 1.26 or newer, https://go.dev/dl) and try again: the consortium's programs are built from source."
  mkdir -p "$NETWORK_CACHE"
  say "Building the programs of $module (once; some minutes) …" >&2
  exec 8>"$folder.lock"
  flock 8
  if [ ! -d "$folder/bin" ]; then
    # Under the lock every draft that lies about is one of a build that was killed.
    rm -rf "$folder".draft.*
    draft=$(mktemp -d "$folder.draft.XXXXXX")
    log=$draft/build.log
    # Without cgo: no C compiler needed; keys in hardware (pkcs11) are for the institutions' own images.
    if ! (cd "$NETWORK_TOOLS/$module" &&
      CGO_ENABLED=0 GOFLAGS='-mod=readonly -trimpath -buildvcs=false' "$go" build -ldflags='-s -w' -o "$draft/bin/" "$@") >"$log" 2>&1 8>&-; then
      tail -n 20 "$log" >&2
      die 70 "$module could not be built; is the Go module proxy reachable? The whole output is in $log."
    fi
    mv -T "$draft" "$folder"
  fi
  exec 8>&-
}

# Sets FABRIC_BIN, MINIO_BIN and MATERIAL to ready programs.
use_binaries() {
  local fabric minio material program packages=()
  fabric=$(binaries_folder fabric github.com/hyperledger/fabric)
  minio=$(binaries_folder minio github.com/minio/minio)
  material=$(binaries_folder material -)
  for program in "${FABRIC_PROGRAMS[@]}"; do packages+=("github.com/hyperledger/fabric/cmd/$program"); done
  build_binaries material "$material" .
  build_binaries fabric "$fabric" "${packages[@]}"
  build_binaries minio "$minio" github.com/minio/minio
  FABRIC_BIN=$fabric/bin MINIO_BIN=$minio/bin MATERIAL=$material/bin/material
}
