package cn.laborproof.proof.ledger;

import cn.laborproof.proof.DomainTag;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A block of the embedded ledger as it stands in the block file: one canonical JSON object per
 * line.
 *
 * @param header what is signed
 * @param content the genesis in block 0, transactions in every other
 * @param signatures of institutions over the header's hash
 */
public record LedgerBlock(
    BlockHeader header, Content content, List<InstitutionSignature> signatures) {

  private static final DomainTag SIGNED = new DomainTag("laborproof/ledger/block/v1");

  public LedgerBlock {
    signatures = List.copyOf(signatures);
  }

  /** What a block holds. */
  public sealed interface Content {}

  /** Block 0. */
  public record Beginning(Genesis genesis) implements Content {}

  /** Every other block. */
  public record Transactions(List<LedgerTransaction> list) implements Content {
    public Transactions {
      list = List.copyOf(list);
      if (list.isEmpty() || list.size() > BlockHeader.MAX_TRANSACTIONS) {
        throw new MalformedException(
            "block: " + list.size() + " transactions (expected: 1 to 1000)");
      }
    }
  }

  /** Signs a header in the name of each institution whose key is given. */
  public static LedgerBlock sign(
      BlockHeader header, Content content, Map<Institution, Ed25519SecretKey> keys) {
    byte[] statement = statement(header);
    List<InstitutionSignature> signatures =
        keys.entrySet().stream()
            .map(e -> new InstitutionSignature(e.getKey(), e.getValue().sign(statement)))
            .toList();
    return new LedgerBlock(header, content, signatures);
  }

  /**
   * Parses one line of a block file, without its newline. Checks the form only.
   *
   * @throws MalformedException unless the bytes are the canonical form of a block
   */
  public static LedgerBlock parse(byte[] line) {
    JsonFields fields = Json.parseCanonicalObject(line).fields("block");
    BlockHeader header = BlockHeader.read(fields.fields("header"));
    Optional<JsonObject> genesis = fields.optionalObject("genesis");
    Content content =
        genesis.isPresent()
            ? new Beginning(Genesis.read(genesis.get().fields("genesis")))
            : new Transactions(fields.objects("transactions", LedgerTransaction::read));
    LedgerBlock block =
        new LedgerBlock(header, content, fields.objects("signatures", InstitutionSignature::read));
    fields.end();
    return block;
  }

  /** The canonical bytes, without newline; they hold none. */
  public byte[] bytes() {
    JsonObject.Builder json = JsonObject.builder().put("header", header.toJson());
    switch (content) {
      case Beginning(Genesis genesis) -> json.put("genesis", genesis.toJson());
      case Transactions(List<LedgerTransaction> list) ->
          json.put("transactions", JsonArray.of(list, LedgerTransaction::toJson));
    }
    return json.put("signatures", JsonArray.of(signatures, InstitutionSignature::toJson))
        .build()
        .canonicalBytes();
  }

  /** The transactions; none in the genesis. */
  public List<LedgerTransaction> transactions() {
    return switch (content) {
      case Beginning ignored -> List.of();
      case Transactions(List<LedgerTransaction> list) -> list;
    };
  }

  static byte[] statement(BlockHeader header) {
    return SIGNED.bytesOf(header.hash());
  }
}
