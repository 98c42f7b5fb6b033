package cn.laborproof.signing.vault;

/**
 * Wraps data keys under the vault's master key (envelope encryption).
 *
 * <p>Implementations MUST bind the context as additional authenticated data: a wrapped key moved to
 * another row does not open.
 */
public interface KeyWrapping {

  /**
   * Wraps a data key.
   *
   * @param dataKey secret bytes; its length is kept and says which cipher it is for
   * @param context what the key is for, for example {@code document/<id>}
   */
  byte[] wrap(byte[] dataKey, String context);

  /**
   * Unwraps a data key.
   *
   * @throws KeyVaultException if the bytes were not wrapped by this vault for this context
   */
  byte[] unwrap(byte[] wrapped, String context);
}
