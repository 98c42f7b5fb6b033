package cn.laborproof.proof.note;

import cn.laborproof.proof.Digest;

/** The first four bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key), big-endian: a hint, not a proof. */
record KeyHash(int value) {
  static KeyHash of(KeyName name, KeyType type, byte[] publicKey) {
    Digest digest =
        Digest.sha256(NoteVerifier.utf8(name + "\n"), new byte[] {type.code()}, publicKey);
    return ofBytes(digest.bytes());
  }

  static KeyHash ofBytes(byte[] bytes) {
    return new KeyHash(
        (bytes[0] & 0xff) << 24
            | (bytes[1] & 0xff) << 16
            | (bytes[2] & 0xff) << 8
            | (bytes[3] & 0xff));
  }

  byte[] bytes() {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  String hex() {
    return NoteVerifier.hex(bytes());
  }
}
