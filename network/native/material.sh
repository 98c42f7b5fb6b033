# shellcheck shell=bash
# What lies in the network's folder before the first process starts: keys, genesis blocks, chaincode packages,
# settings, and afterwards the files clients read. Each step does nothing when its result is there.

# Which nodes an institution has; the court keeps a second orderer, for its own chain.
nodes_of() {
  case "$1" in
    LabourBureau | Notary) echo orderer peer chaincode admin client ;;
    Court) echo orderer channel-orderer peer chaincode admin client ;;
    Operator) echo orderer admin client ;;
  esac
}

# Writes standard input to FILE unless it says so already; never leaves half a file.
write_when_changed() {
  local draft=$1.draft
  cat >"$draft"
  if cmp -s "$draft" "$1"; then rm "$draft"; else mv "$draft" "$1"; fi
}

make_institutions() {
  local draft=$NETWORK_DIR/institutions.draft institution
  [ ! -d "$NETWORK_DIR/institutions" ] || return 0
  say "Making keys and certificates of ${#INSTITUTIONS[@]} institutions …"
  rm -rf "$draft"
  for institution in "${INSTITUTIONS[@]}"; do
    # shellcheck disable=SC2046 # one word for each node
    "$MATERIAL" institution "$draft/${institution,,}" "$institution" $(nodes_of "$institution")
  done
  mv -T "$draft" "$NETWORK_DIR/institutions"
}

# Genesis blocks name ports, so a network keeps those it was made with.
keep_port() {
  local made=$NETWORK_DIR/port
  if [ -f "$made" ]; then
    [ "$(cat "$made")" = "$NETWORK_PORT" ] ||
      die 75 "this network was made for base port $(cat "$made"): its genesis blocks name it. Set LABORPROOF_NETWORK_PORT=$(cat "$made"), or another LABORPROOF_DATA for a network of its own."
  else
    printf '%s\n' "$NETWORK_PORT" | write_when_changed "$made"
  fi
}

# @NN becomes the port NN above the base.
with_ports() {
  awk -v base="$NETWORK_PORT" '{
    line = ""
    while (match($0, /@[0-9]+/)) {
      line = line substr($0, 1, RSTART - 1) (base + substr($0, RSTART + 1, RLENGTH - 1))
      $0 = substr($0, RSTART + RLENGTH)
    }
    print line $0
  }' "$1"
}

write_settings() {
  local channel home=${LABORPROOF_HOME//&/\\&}
  mkdir -p "$NETWORK_DIR"/config/{labour,court}
  sed "s|@HOME@|${home//|/\\|}|" "$LABORPROOF_HOME/network/config/core.yaml" | write_when_changed "$NETWORK_DIR/config/core.yaml"
  write_when_changed "$NETWORK_DIR/config/orderer.yaml" <"$LABORPROOF_HOME/network/config/orderer.yaml"
  for channel in labour court; do
    with_ports "$LABORPROOF_HOME/network/channels/$channel/configtx.yaml" | write_when_changed "$NETWORK_DIR/config/$channel/configtx.yaml"
  done
}

make_genesis() {
  local channel=$1 profile=$2 block=$NETWORK_DIR/genesis/$1.block
  [ ! -f "$block" ] || return 0
  say "Making the genesis block of channel $channel …"
  mkdir -p "$NETWORK_DIR/genesis"
  FABRIC_LOGGING_SPEC=error "$FABRIC_BIN/configtxgen" -configPath "$NETWORK_DIR/config/$channel" -profile "$profile" \
    -channelID "$channel" -outputBlock "$block.draft" >"$NETWORK_DIR/logs/configtxgen.log" 2>&1 ||
    die 70 "the genesis block of $channel could not be made; see $NETWORK_DIR/logs/configtxgen.log."
  mv "$block.draft" "$block"
}

# One package for all, and for each institution that runs it the way from its peer to its chaincode.
make_chaincode_packages() {
  local chaincode folder=$NETWORK_DIR/chaincode
  mkdir -p "$folder"
  for chaincode in evidence-log court-registry; do
    [ -f "$folder/$chaincode.id" ] ||
      "$MATERIAL" package "$chaincode" "$folder/$chaincode.tar.gz" | write_when_changed "$folder/$chaincode.id"
  done
  write_chaincode_connection evidence-log LabourBureau evidence-log-labourbureau
  write_chaincode_connection evidence-log Court evidence-log-court
  write_chaincode_connection evidence-log Notary evidence-log-notary
  write_chaincode_connection court-registry Court court-registry
}

write_chaincode_connection() {
  local chaincode=$1 home peer
  home=$(home_of "$2")
  peer=$home/peer
  mkdir -p "$peer/chaincode"
  [ -f "$peer/chaincode/$chaincode.json" ] ||
    "$MATERIAL" connection "127.0.0.1:$(port_of_process "$3")" "$home/tlsca/cert.pem" "$peer/tls/cert.pem" "$peer/tls/key.pem" |
    write_when_changed "$peer/chaincode/$chaincode.json"
}

random_hex() { od -An -N"$1" -tx1 /dev/urandom | tr -d ' \n'; }

# The bucket is a folder of the drive; MinIO takes it as it finds it.
make_store() {
  local secrets=$NETWORK_DIR/connections/minio.properties
  mkdir -p "$NETWORK_DIR/minio/laborproof" "$NETWORK_DIR/connections"
  [ -f "$secrets" ] || write_when_changed "$secrets" <<PROPERTIES
endpoint=http://127.0.0.1:$(port_of_process minio)
accessKey=laborproof-$(random_hex 4)
secretKey=$(random_hex 32)
bucket=laborproof
PROPERTIES
  sed -n 's/^accessKey=/MINIO_ROOT_USER=/p; s/^secretKey=/MINIO_ROOT_PASSWORD=/p' "$secrets" |
    write_when_changed "$NETWORK_DIR/config/minio.env"
}

# What clients read: FILE CHANNEL INSTITUTION IDENTITY PEER…
write_connection() {
  local file=$1 channel=$2 institution=$3 identity=$4 chaincode quorum receipts peer home joined
  shift 4
  home=$(home_of "$institution")
  case "$channel" in
    labour) chaincode=evidence-log quorum=3 receipts=2 ;;
    court) chaincode=court-registry quorum=1 receipts=1 ;;
  esac
  joined=$(printf ',%s' "$@")
  {
    # One machine holds the keys of all institutions: whatever is proven by them is a demonstration.
    printf '%s\n' "demo=true" "channel=$channel" "chaincode=$chaincode" "genesis=$("$MATERIAL" header "$NETWORK_DIR/genesis/$channel.block")" \
      "mspId=${institution}MSP" "certificate=$home/$identity/msp/signcerts/cert.pem" "key=$home/$identity/msp/keystore/key.pem" \
      "operator=Operator" "quorum=$quorum" "receiptQuorum=$receipts" "peers=${joined#,}"
    for peer in "$@"; do
      printf '%s\n' "peer.$peer.address=127.0.0.1:$(port_of_process "peer-${peer,,}")" "peer.$peer.tlsRoot=$(home_of "$peer")/tlsca/cert.pem"
    done
  } | write_when_changed "$NETWORK_DIR/connections/$file.properties"
}

write_connections() {
  write_connection labour-operator labour Operator client LabourBureau Court Notary
  write_connection labour-labourbureau labour LabourBureau client LabourBureau Court Notary
  write_connection labour-court labour Court client Court LabourBureau Notary
  write_connection court-operator court Operator client Court
  write_connection court-court court Court client Court
  # Signing keys are put in force by administrators: a log's by bureau and court, the court's own by the court.
  write_connection labour-labourbureau-administrator labour LabourBureau admin LabourBureau Court Notary
  write_connection labour-court-administrator labour Court admin Court LabourBureau Notary
  write_connection court-administrator court Court admin Court
}

make_material() {
  keep_port
  make_institutions
  write_settings
  make_genesis labour Labour
  make_genesis court Court
  make_chaincode_packages
  make_store
  write_connections
}
