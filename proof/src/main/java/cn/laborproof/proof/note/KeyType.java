package cn.laborproof.proof.note;

import cn.laborproof.proof.MalformedException;

/** Signature types of C2SP signed-note that are accepted here. */
enum KeyType {
  /** Ed25519 over the note text. */
  ED25519((byte) 0x01),
  /** Ed25519 over time and note text (tlog-cosignature). */
  COSIGNATURE_V1((byte) 0x04);

  private final byte code;

  KeyType(byte code) {
    this.code = code;
  }

  byte code() {
    return code;
  }

  static KeyType ofByte(byte code) {
    for (KeyType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    throw new MalformedException("key type: " + code + " (expected: 1 Ed25519 or 4 cosignature)");
  }
}
