package cn.laborproof.signing.vault;

import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Private keys inside a PKCS#11 token, each under its handle. */
final class TokenPrivateKeys implements PrivateKeys {

  private final Token token;

  TokenPrivateKeys(Token token) {
    this.token = token;
  }

  /**
   * A run that died may have left the key without its record. A single-use key is made anew: nobody
   * can say what it was used for. Any other is taken over: a certificate may speak of it, and
   * records put back from an older backup must not cost an organisation its seal.
   */
  @Override
  public Made make(KeyHandle handle, KeyPurpose purpose, KeyAlgorithm algorithm) {
    if (purpose.singleUse()) {
      token.remove(handle.value());
    }
    Optional<PublicKey> left = token.find(handle.value());
    return new Made(left.orElseGet(() -> token.make(handle.value(), algorithm)).getEncoded(), null);
  }

  /**
   * SM2 keys need mechanisms of a maker's own: PKCS#11 v2.40 names none, SoftHSM has none, and Java
   * does not know the curve. A file beside the token would be less than whoever chose a token asked
   * for.
   */
  @Override
  public Set<KeySuite> suites() {
    return Set.of(KeySuite.INTERNATIONAL);
  }

  @Override
  public byte[] sign(KeyFile file, byte[] message) {
    return token.sign(file.handle().value(), file.algorithm(), message);
  }

  @Override
  public void forget(KeyHandle handle) {
    token.remove(handle.value());
  }

  /** Names that are no handles are not ours, whatever their label says. */
  @Override
  public List<KeyHandle> unfinished() {
    return token.keysWithoutCertificate().stream()
        .filter(KeyHandle::isWellFormed)
        .distinct()
        .map(KeyHandle::new)
        .toList();
  }
}
