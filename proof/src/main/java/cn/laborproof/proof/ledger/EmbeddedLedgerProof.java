package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.UtcMillis;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import java.time.Instant;
import java.util.List;

/**
 * Proof from the embedded ledger.
 *
 * @param genesis what the chain begins with; its hash must be the pinned one
 * @param genesisTime time of block 0
 * @param header header of the block that holds the anchor
 * @param signatures of institutions over that header
 * @param genesisPath RFC 6962 path from block 0 to the header's {@code history}, index 0 in a tree
 *     of {@code header.number} leaves
 * @param transaction the anchor
 * @param transactionIndex its place in the block, from 0
 * @param transactionPath RFC 6962 path from the transaction to the header's {@code data}
 * @param receipt that the anchor was valid
 */
public record EmbeddedLedgerProof(
    Genesis genesis,
    Instant genesisTime,
    BlockHeader header,
    List<InstitutionSignature> signatures,
    List<Digest> genesisPath,
    LedgerTransaction transaction,
    int transactionIndex,
    List<Digest> transactionPath,
    StateReceipt receipt)
    implements LedgerProof {

  static final String KIND = "laborproof/embedded-ledger-proof/v1";

  /** Both trees have fewer than 2^53 leaves. */
  private static final int MAX_PATH = 53;

  public EmbeddedLedgerProof {
    signatures = List.copyOf(signatures);
    genesisPath = List.copyOf(genesisPath);
    transactionPath = List.copyOf(transactionPath);
    if (!(transaction.command() instanceof SubmitCheckpoint)) {
      throw new MalformedException("ledgerProof.transaction: (expected: a checkpoint)");
    }
  }

  static EmbeddedLedgerProof read(JsonFields fields) {
    fields.string(TYPE);
    EmbeddedLedgerProof proof =
        new EmbeddedLedgerProof(
            Genesis.read(fields.fields("genesis")),
            UtcMillis.parse(fields.string("genesisTime")),
            BlockHeader.read(fields.fields("header")),
            fields.objects("signatures", InstitutionSignature::read),
            path(fields, "genesisPath"),
            LedgerTransaction.read(fields.fields("transaction")),
            (int) fields.integer("transactionIndex", 0, BlockHeader.MAX_TRANSACTIONS),
            path(fields, "transactionPath"),
            StateReceipt.read(fields.fields("receipt")));
    fields.end();
    return proof;
  }

  private static List<Digest> path(JsonFields fields, String name) {
    List<String> nodes = fields.strings(name);
    if (nodes.size() > MAX_PATH) {
      throw fields.fault(name, nodes.size() + " nodes (expected: at most " + MAX_PATH + ")");
    }
    return nodes.stream().map(Digest::ofHex).toList();
  }

  @Override
  public SubmitCheckpoint submission() {
    return (SubmitCheckpoint) transaction.command();
  }

  @Override
  public byte[] bytes() {
    return JsonObject.builder()
        .put(TYPE, KIND)
        .put("genesis", genesis.toJson())
        .put("genesisTime", UtcMillis.format(genesisTime))
        .put("header", header.toJson())
        .put("signatures", JsonArray.of(signatures, InstitutionSignature::toJson))
        .put("genesisPath", JsonArray.of(genesisPath, node -> new JsonString(node.hex())))
        .put("transaction", transaction.toJson())
        .put("transactionIndex", transactionIndex)
        .put("transactionPath", JsonArray.of(transactionPath, node -> new JsonString(node.hex())))
        .put("receipt", receipt.toJson())
        .build()
        .canonicalBytes();
  }
}
