package cn.laborproof.proof.note;

import cn.laborproof.proof.Base64Text;
import cn.laborproof.proof.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A named Ed25519 public key of C2SP signed-note. Its text form is the vkey {@code
 * name+hash+base64(type‖key)}, the same that Go's {@code sumdb/note} reads.
 */
public final class NoteVerifier {
  private final KeyName name;
  private final KeyType type;
  private final byte[] publicKey;
  private final KeyHash hash;

  private NoteVerifier(KeyName name, KeyType type, byte[] publicKey) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey.clone();
    this.hash = KeyHash.of(name, type, publicKey);
  }

  /**
   * A key that signs notes.
   *
   * @param name key name; for a log its origin
   * @param publicKey 32 raw bytes of RFC 8032
   */
  public static NoteVerifier ed25519(String name, byte[] publicKey) {
    return of(new KeyName(name), KeyType.ED25519, publicKey);
  }

  /** A witness key, which signs with a time (C2SP tlog-cosignature). */
  public static NoteVerifier cosigner(String name, byte[] publicKey) {
    return of(new KeyName(name), KeyType.COSIGNATURE_V1, publicKey);
  }

  private static NoteVerifier of(KeyName name, KeyType type, byte[] publicKey) {
    if (publicKey.length != Ed25519PublicKeyParameters.KEY_SIZE) {
      throw new MalformedException(
          "public key of " + name + ": " + publicKey.length + " bytes (expected: 32)");
    }
    return new NoteVerifier(name, type, publicKey);
  }

  /**
   * Reads a vkey.
   *
   * @throws MalformedException if the form is wrong or the hash does not belong to name and key
   */
  public static NoteVerifier ofVkey(String vkey) {
    String[] parts = vkey.split("\\+", 3);
    if (parts.length != 3) {
      throw new MalformedException("vkey: " + vkey + " (expected: name+hash+key)");
    }
    byte[] typed = Base64Text.decode(parts[2]);
    if (typed.length == 0) {
      throw new MalformedException("vkey of " + parts[0] + ": no key bytes");
    }
    byte[] key = Arrays.copyOfRange(typed, 1, typed.length);
    NoteVerifier verifier = of(new KeyName(parts[0]), KeyType.ofByte(typed[0]), key);
    if (!verifier.hash.hex().equals(parts[1])) {
      throw new MalformedException(
          "vkey of "
              + parts[0]
              + ": hash "
              + parts[1]
              + " (expected: "
              + verifier.hash.hex()
              + ")");
    }
    return verifier;
  }

  /** The vkey text. */
  public String vkey() {
    byte[] typed = new byte[publicKey.length + 1];
    typed[0] = type.code();
    System.arraycopy(publicKey, 0, typed, 1, publicKey.length);
    return name + "+" + hash.hex() + "+" + Base64Text.encode(typed);
  }

  /** Key name; for a log its origin. */
  public String name() {
    return name.text();
  }

  /** The 32 raw bytes. */
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** What this key signs: notes or cosignatures. */
  KeyType type() {
    return type;
  }

  KeyHash hash() {
    return hash;
  }

  /**
   * Whether {@code signature} is this key's plain Ed25519 signature over {@code message}. For other
   * signed things than notes; the caller separates the domains by a tag in the message.
   */
  public boolean verifies(byte[] message, byte[] signature) {
    Ed25519Signer ed25519 = new Ed25519Signer();
    ed25519.init(false, new Ed25519PublicKeyParameters(publicKey));
    ed25519.update(message, 0, message.length);
    return ed25519.verifySignature(signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteVerifier that && vkey().equals(that.vkey());
  }

  @Override
  public int hashCode() {
    return vkey().hashCode();
  }

  @Override
  public String toString() {
    return vkey();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
