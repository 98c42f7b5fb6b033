# shellcheck shell=bash
# LABORPROOF_VAULT=pkcs11: signing keys in a PKCS#11 token. Without a library of yours it is a SoftHSM token of this data folder,
# made at the first start and found again at every later one.

SOFTHSM_HOME=$LABORPROOF_DATA/vault/softhsm

softhsm_library() {
  local candidate
  for candidate in /usr/lib/softhsm/libsofthsm2.so /usr/lib/*/softhsm/libsofthsm2.so /usr/lib64/pkcs11/libsofthsm2.so; do
    if [ -r "$candidate" ]; then
      printf '%s\n' "$candidate"
      return 0
    fi
  done
  return 1
}

# A token with a PIN nobody has to know: it lies beside the token, mode 0600, as the passphrase of the other vault does.
make_softhsm() {
  local said
  command -v softhsm2-util >/dev/null ||
    die 69 "SoftHSM is missing; install it (Debian: apt-get install softhsm2), or name your token's library in LABORPROOF_VAULT_PKCS11_LIBRARY."
  rm -rf "$SOFTHSM_HOME"
  mkdir -p "$SOFTHSM_HOME/tokens"
  printf 'directories.tokendir = %s\nobjectstore.backend = file\nlog.level = ERROR\n' "$SOFTHSM_HOME/tokens" \
    >"$SOFTHSM_HOME/softhsm2.conf"
  od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$SOFTHSM_HOME/pin"
  said=$(SOFTHSM2_CONF=$SOFTHSM_HOME/softhsm2.conf softhsm2-util --init-token --free --label laborproof \
    --so-pin "$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')" --pin "$(cat "$SOFTHSM_HOME/pin")" 2>&1) ||
    die 70 "SoftHSM made no token: $said"
  sed -n 's/.*reassigned to slot \([0-9]*\).*/\1/p' <<<"$said" >"$SOFTHSM_HOME/slot"
  [ -s "$SOFTHSM_HOME/slot" ] || die 70 "SoftHSM did not say where its token is: $said"
}

choose_vault() {
  local wanted=${LABORPROOF_VAULT:-}
  # The service knows the settings below, not this one.
  unset LABORPROOF_VAULT
  case "$wanted" in
    "" | file | pkcs11) ;;
    *) die 64 "LABORPROOF_VAULT is \"$wanted\"; it may be \"file\" (the default) or \"pkcs11\"." ;;
  esac
  [ -z "${LABORPROOF_VAULT_PKCS11_LIBRARY:-}" ] || return 0
  if [ "$wanted" = pkcs11 ] && [ ! -s "$SOFTHSM_HOME/slot" ]; then make_softhsm; fi
  [ -s "$SOFTHSM_HOME/slot" ] || return 0
  [ "$wanted" != file ] ||
    die 64 "the keys of $LABORPROOF_DATA are in a token; leave LABORPROOF_VAULT away, or begin in another data folder."
  LABORPROOF_VAULT_PKCS11_LIBRARY=$(softhsm_library) ||
    die 69 "the library of SoftHSM is missing; install it (Debian: apt-get install softhsm2)."
  LABORPROOF_VAULT_PKCS11_SLOT=$(cat "$SOFTHSM_HOME/slot")
  LABORPROOF_VAULT_PKCS11_PINFILE=$SOFTHSM_HOME/pin
  SOFTHSM2_CONF=$SOFTHSM_HOME/softhsm2.conf
  export LABORPROOF_VAULT_PKCS11_LIBRARY LABORPROOF_VAULT_PKCS11_SLOT LABORPROOF_VAULT_PKCS11_PINFILE SOFTHSM2_CONF
}
