package cn.laborproof.signing.vault;

/** {@link KeyWrapping} under a key derived from the master secret. */
final class MasterKeyWrapping implements KeyWrapping {

  private final byte[] key;
  private final SealedBox box;

  MasterKeyWrapping(byte[] key, SealedBox box) {
    this.key = key;
    this.box = box;
  }

  @Override
  public byte[] wrap(byte[] dataKey, String context) {
    return box.seal(key, context, dataKey);
  }

  @Override
  public byte[] unwrap(byte[] wrapped, String context) {
    return box.open(key, context, wrapped);
  }
}
