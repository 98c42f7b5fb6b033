package cn.laborproof.testkit;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * A key with the certificates that speak for it.
 *
 * @param key the private key of {@link #certificate()}
 * @param chain the certificate first, then its issuers, the root last
 */
public record TestIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Copies the list. */
  public TestIdentity {
    chain = List.copyOf(chain);
  }

  /** The certificate of the key. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** The chain as the array that signing libraries ask for. */
  public X509Certificate[] chainArray() {
    return chain.toArray(X509Certificate[]::new);
  }
}
