package cn.laborproof.proof.draw;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519Signature;
import cn.laborproof.proof.note.Checkpoint;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** Numbers that follow from a seed: HMAC-SHA-256 of a label and a counter, without bias. */
final class Lot {
  private static final byte[] SEED_TAG =
      "laborproof/draw/seed/v1".getBytes(StandardCharsets.US_ASCII);
  private static final BigInteger ALL = BigInteger.ONE.shiftLeft(Long.SIZE);

  private final HMac mac = new HMac(new SHA256Digest());
  private final byte[] label;
  private ByteBuffer left = ByteBuffer.allocate(0);
  private long counter;

  Lot(Digest seed, String label) {
    mac.init(new KeyParameter(seed.bytes()));
    this.label = label.getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * The seed of a draw: nobody knows it before the log has signed the checkpoint.
   *
   * @param signature the log's over the checkpoint's note text
   * @param share the office's own part, if the terms name one
   */
  static Digest seed(
      DrawTerms terms, Checkpoint checkpoint, Ed25519Signature signature, Optional<Digest> share) {
    byte[] text = checkpoint.text().getBytes(StandardCharsets.UTF_8);
    return Digest.sha256(
        SEED_TAG,
        Digest.sha256(terms.canonicalBytes()).bytes(),
        Digest.sha256(text).bytes(),
        signature.bytes(),
        share.map(Digest::bytes).orElseGet(() -> new byte[0]));
  }

  /** A number from 0 to below the bound, each equally likely: what would favour some is refused. */
  int below(int bound) {
    BigInteger wide = BigInteger.valueOf(bound);
    BigInteger usable = ALL.subtract(ALL.mod(wide));
    while (true) {
      BigInteger number = new BigInteger(Long.toUnsignedString(next()));
      if (number.compareTo(usable) < 0) {
        return number.mod(wide).intValueExact();
      }
    }
  }

  /** The first of a shuffled list (Fisher and Yates), as many as asked for. */
  <T> List<T> draw(List<T> from, int count) {
    List<T> order = new ArrayList<>(from);
    for (int i = 0; i < count; i++) {
      int other = i + below(order.size() - i);
      T drawn = order.get(other);
      order.set(other, order.get(i));
      order.set(i, drawn);
    }
    return List.copyOf(order.subList(0, count));
  }

  private long next() {
    if (!left.hasRemaining()) {
      byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(counter++).array();
      byte[] out = new byte[Digest.LENGTH];
      mac.update(label, 0, label.length);
      mac.update((byte) 0);
      mac.update(number, 0, number.length);
      mac.doFinal(out, 0);
      left = ByteBuffer.wrap(out);
    }
    return left.getLong();
  }
}
