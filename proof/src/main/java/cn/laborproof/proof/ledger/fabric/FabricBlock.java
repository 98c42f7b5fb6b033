package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonInteger;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is signed of a block of a Fabric channel, and the signatures. The rest of a block's metadata
 * (which transactions a peer took for valid, its commit hash) nobody signs: it proves nothing and
 * is not here. The data hash is not here either, because it follows from the data.
 *
 * @param number 0 for the genesis, then one more per block
 * @param previousHash hash of the header before; null in the genesis
 * @param data envelopes, in order
 * @param metadata OrdererBlockMetadata as it was signed; empty in the genesis, which nobody signs
 * @param signatures of consenters; none in the genesis
 */
public record FabricBlock(
    long number,
    @Nullable Digest previousHash,
    List<Bytes> data,
    Bytes metadata,
    List<ConsenterSignature> signatures) {

  private static final int MAX_ENVELOPES = 10_000;
  private static final int MAX_SIGNATURES = 100;

  public FabricBlock {
    data = List.copyOf(data);
    signatures = List.copyOf(signatures);
    if (data.isEmpty() || data.size() > MAX_ENVELOPES || signatures.size() > MAX_SIGNATURES) {
      throw new MalformedException(
          "block %d: %d envelopes, %d signatures (expected: 1 to %d, at most %d)"
              .formatted(number, data.size(), signatures.size(), MAX_ENVELOPES, MAX_SIGNATURES));
    }
    if (number == 0 && !(metadata.isEmpty() && signatures.isEmpty())) {
      throw new MalformedException("block 0: signed (expected: nothing, nobody signs a genesis)");
    }
  }

  /**
   * Takes from a block, as a peer hands it out, what a proof needs.
   *
   * @throws MalformedException if the bytes are no block of a BFT channel, or the data hash differs
   */
  public static FabricBlock parse(byte[] block) {
    ProtoMessage message = ProtoMessage.parse("block", Bytes.of(block));
    List<Bytes> data = message.message(2).list(1);
    FabricHeader header = FabricHeader.read(message.message(1), Bytes.sha256(data));
    if (header.number() == 0) {
      return new FabricBlock(0, null, data, Bytes.NONE, List.of());
    }
    List<Bytes> metadata = message.message(3).list(1);
    if (metadata.isEmpty()) {
      throw message.fault("no metadata");
    }
    ProtoMessage signed = ProtoMessage.parse("block.signatures", metadata.getFirst());
    return new FabricBlock(
        header.number(),
        header.previousHash(),
        data,
        signed.bytes(1),
        signed.messages(2).stream().map(ConsenterSignature::ofMetadata).toList());
  }

  /** Reads the JSON form. */
  public static FabricBlock read(JsonFields fields) {
    long number = fields.integer("number", 0, JsonInteger.MAX);
    Optional<Digest> previous = fields.optionalDigest("previous");
    FabricBlock block =
        new FabricBlock(
            number,
            previous.orElse(null),
            fields.strings("data").stream().map(Bytes::ofBase64).toList(),
            number == 0 ? Bytes.NONE : Bytes.ofBase64(fields.string("metadata")),
            number == 0 ? List.of() : fields.objects("signatures", ConsenterSignature::read));
    block.header();
    fields.end();
    return block;
  }

  /** The JSON form. */
  public JsonObject toJson() {
    JsonObject.Builder json =
        JsonObject.builder()
            .put("number", number)
            .putIfPresent("previous", Optional.ofNullable(previousHash).map(Digest::hex))
            .put("data", JsonArray.of(data, envelope -> new JsonString(envelope.base64())));
    if (number > 0) {
      json.put("metadata", metadata.base64())
          .put("signatures", JsonArray.of(signatures, ConsenterSignature::toJson));
    }
    return json.build();
  }

  /** The header; its data hash is computed. */
  public FabricHeader header() {
    return new FabricHeader(number, previousHash, Bytes.sha256(data));
  }

  /** The block's name. */
  public Digest hash() {
    return header().hash();
  }

  /**
   * Number of the newest configuration block when this one was ordered, in the word of those who
   * signed it; a configuration block names itself.
   */
  public long lastConfig() {
    return ProtoMessage.parse("ordererMetadata", metadata).message(1).number(1);
  }

  /** What a consenter signs: metadata, its identifier header, the DER header. */
  Bytes statement(ConsenterSignature by) {
    return Bytes.concat(List.of(metadata, by.identifier(), Bytes.of(header().der())));
  }
}
