package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.ExternalSigner;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.Digest;
import cn.laborproof.signing.vault.KeyHandle;
import cn.laborproof.signing.vault.KeyVault;
import cn.laborproof.signing.vault.KeyVaultException;

/** Lets the document library sign with a key that never leaves the vault. */
record VaultSigner(KeyVault vault, KeyHandle key, Digest document) implements ExternalSigner {
  @Override
  public SignatureAlgorithm algorithm() {
    return switch (vault.algorithm(key)) {
      case P_256 -> SignatureAlgorithm.ECDSA_P256_SHA256;
      case RSA_3072 -> SignatureAlgorithm.RSA_SHA256;
      case SM2 -> SignatureAlgorithm.SM2_SM3;
    };
  }

  @Override
  public byte[] sign(byte[] toBeSigned) {
    try {
      return vault.sign(key, document, toBeSigned);
    } catch (KeyVaultException e) {
      throw new SigningException.KeyFailed("the vault did not sign", e);
    }
  }
}
