package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.FabricHeaderForm;
import cn.laborproof.proof.MalformedException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The header of a block of a Fabric channel.
 *
 * @param number 0 for the genesis, then one more per block
 * @param previousHash hash of the header before; null in the genesis
 * @param data SHA-256 over the concatenated envelopes
 */
public record FabricHeader(long number, @Nullable Digest previousHash, Digest data) {

  public FabricHeader {
    if (number < 0 || (number == 0) != (previousHash == null)) {
      throw new MalformedException(
          "block " + number + ": (expected: a previous hash, unless it is the genesis)");
    }
  }

  /**
   * Reads the header of a whole block as a peer hands it out. Of the rest only the data is looked
   * at: it must have the hash that the header names.
   *
   * @throws MalformedException if the bytes are no block or the data is other data
   */
  public static FabricHeader ofBlock(byte[] block) {
    ProtoMessage message = ProtoMessage.parse("block", Bytes.of(block));
    List<Bytes> data = message.message(2).list(1);
    return read(message.message(1), Bytes.sha256(data));
  }

  static FabricHeader read(ProtoMessage header, Digest data) {
    Bytes previous = header.bytes(2);
    if (!header.bytes(3).equals(Bytes.of(data.bytes()))) {
      throw header.fault("data hash differs from the data");
    }
    return new FabricHeader(
        header.number(1), previous.isEmpty() ? null : Digest.of(previous.toArray()), data);
  }

  /** Hash of the header before; nothing in the genesis. */
  public Optional<Digest> previous() {
    return Optional.ofNullable(previousHash);
  }

  /** What is hashed and signed. */
  public byte[] der() {
    return FabricHeaderForm.der(number, previous().map(Digest::bytes).orElse(new byte[0]), data);
  }

  /** The block's name: SHA-256 over {@link #der}. */
  public Digest hash() {
    return Digest.sha256(der());
  }
}
