package cn.laborproof.proof.court;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519PublicKey;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.key.Ed25519Signature;
import java.time.Instant;

/**
 * A court's signed word that a deposit stands on its own chain. Complete in itself: it carries the
 * deposit, and the hash of the court block follows from its members.
 *
 * @param court name of the court
 * @param chain genesis hash of the court's chain
 * @param evidenceNumber 统一证据编号
 * @param deposit what was laid down
 * @param block header of the court block; the data digest of a {@link RecordBlock} covers evidence
 *     number and deposit, that of a {@link FabricCourtBlock} cannot be recomputed from them
 * @param key the court's key
 * @param signature over all of the above
 */
public record CourtReceipt(
    String court,
    Digest chain,
    EvidenceNumber evidenceNumber,
    Deposit deposit,
    CourtBlock block,
    Ed25519PublicKey key,
    Ed25519Signature signature) {

  private static final DomainTag RECORD = new DomainTag("laborproof/court/record/v1");
  private static final DomainTag TAG = new DomainTag("laborproof/court/receipt/v1");
  private static final DomainTag FABRIC_TAG = new DomainTag("laborproof/court/receipt/v2");

  public CourtReceipt {
    BoundedAscii.name("court", court);
    if (block instanceof RecordBlock
        && !block.data().equals(recordDigest(evidenceNumber, deposit))) {
      throw new IllegalArgumentException("the court block holds another record");
    }
  }

  /**
   * Writes the receipt of a deposit taken into the block after {@code previous}; the court's act.
   */
  public static CourtReceipt issue(
      CourtGenesis genesis,
      CourtBlock previous,
      EvidenceNumber number,
      Deposit deposit,
      Instant time,
      Ed25519SecretKey key) {
    CourtBlock block =
        new RecordBlock(
            previous.number() + 1, previous.hash(), recordDigest(number, deposit), time);
    return sign(genesis.court(), genesis.chain(), number, deposit, block, key);
  }

  /**
   * Writes the receipt of a deposit that stands in a block of a Fabric channel; the court's act.
   * The same arguments give the same bytes, so a desk that starts again repeats itself.
   *
   * @param chain genesis hash of the court's channel
   */
  public static CourtReceipt issue(
      String court,
      Digest chain,
      EvidenceNumber number,
      Deposit deposit,
      FabricCourtBlock block,
      Ed25519SecretKey key) {
    return sign(court, chain, number, deposit, block, key);
  }

  private static CourtReceipt sign(
      String court,
      Digest chain,
      EvidenceNumber number,
      Deposit deposit,
      CourtBlock block,
      Ed25519SecretKey key) {
    JsonObject body = body(court, chain, number, deposit, block, key.publicKey()).build();
    return new CourtReceipt(
        court, chain, number, deposit, block, key.publicKey(), key.sign(tag(block).bytesOf(body)));
  }

  /**
   * Parses the canonical form.
   *
   * @throws cn.laborproof.proof.MalformedException if the bytes are anything else
   */
  public static CourtReceipt parse(byte[] bytes) {
    return read(Json.parseCanonicalObject(bytes).fields("courtReceipt"));
  }

  /** Reads the members of the JSON form. */
  public static CourtReceipt read(JsonFields fields) {
    EvidenceNumber number = new EvidenceNumber(fields.string("evidenceNumber"));
    Deposit deposit = Deposit.read(fields.fields("deposit"));
    CourtReceipt receipt =
        new CourtReceipt(
            fields.string("court"),
            fields.digest("chain"),
            number,
            deposit,
            readBlock(fields, number, deposit),
            Ed25519PublicKey.ofHex(fields.string("key")),
            Ed25519Signature.ofHex(fields.string("signature")));
    fields.end();
    return receipt;
  }

  /** Only a block of the second form sends its data digest; the first has it computed. */
  private static CourtBlock readBlock(JsonFields fields, EvidenceNumber number, Deposit deposit) {
    JsonFields block = fields.fields("block");
    return fields.object("block").member("data").isPresent()
        ? FabricCourtBlock.read(block)
        : RecordBlock.read(block, recordDigest(number, deposit));
  }

  /** The JSON form. */
  public JsonObject toJson() {
    return body(court, chain, evidenceNumber, deposit, block, key)
        .put("signature", signature.hex())
        .build();
  }

  /** The canonical bytes. */
  public byte[] bytes() {
    return toJson().canonicalBytes();
  }

  /**
   * Whether the signature is that of the key the receipt names; whether that key is the court's is
   * for {@link CourtVerifier}.
   */
  public boolean signed() {
    return key.verifies(
        tag(block).bytesOf(body(court, chain, evidenceNumber, deposit, block, key).build()),
        signature);
  }

  private static DomainTag tag(CourtBlock block) {
    return switch (block) {
      case RecordBlock ignored -> TAG;
      case FabricCourtBlock ignored -> FABRIC_TAG;
    };
  }

  private static Digest recordDigest(EvidenceNumber number, Deposit deposit) {
    return RECORD.digestOf(
        JsonObject.builder()
            .put("deposit", deposit.digest().hex())
            .put("evidenceNumber", number.text())
            .build());
  }

  private static JsonObject.Builder body(
      String court,
      Digest chain,
      EvidenceNumber number,
      Deposit deposit,
      CourtBlock block,
      Ed25519PublicKey key) {
    return JsonObject.builder()
        .put("court", court)
        .put("chain", chain.hex())
        .put("evidenceNumber", number.text())
        .put("deposit", deposit.toJson())
        .put("block", block.toJson())
        .put("key", key.hex());
  }
}
