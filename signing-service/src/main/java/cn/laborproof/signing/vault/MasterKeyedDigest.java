package cn.laborproof.signing.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@link KeyedDigest} as HMAC-SHA256 (RFC 2104) over use ‖ 0x00 ‖ value, cut to 128 bits (RFC 2104
 * §5), under a key derived from the master secret.
 */
final class MasterKeyedDigest implements KeyedDigest {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  MasterKeyedDigest(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  @Override
  public byte[] of(String use, byte[] value) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(use.getBytes(StandardCharsets.US_ASCII));
      mac.update((byte) 0);
      return Arrays.copyOf(mac.doFinal(value), LENGTH);
    } catch (GeneralSecurityException e) {
      throw new KeyVaultException("cannot compute the digest for " + use, e);
    }
  }
}
