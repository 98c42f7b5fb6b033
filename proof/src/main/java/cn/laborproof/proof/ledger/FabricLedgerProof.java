package cn.laborproof.proof.ledger;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.ledger.LedgerCommand.SubmitCheckpoint;
import cn.laborproof.proof.ledger.fabric.Bytes;
import cn.laborproof.proof.ledger.fabric.EndorsedProposal;
import cn.laborproof.proof.ledger.fabric.FabricBlock;
import java.util.List;

/**
 * Proof from a channel of a Hyperledger Fabric network.
 *
 * @param configBlocks the genesis, then every configuration block after it, in order, at least up
 *     to the one in force when the anchor was ordered. Later ones say which certificates the
 *     receipt is judged by
 * @param block the block that holds the anchor, with all its envelopes: the data hash is over all
 * @param transactionIndex the anchor's place in the block, from 0
 * @param receipt a read of the anchor's key, endorsed and not ordered
 */
public record FabricLedgerProof(
    List<FabricBlock> configBlocks,
    FabricBlock block,
    int transactionIndex,
    EndorsedProposal receipt)
    implements LedgerProof {

  static final String KIND = "laborproof/fabric-ledger-proof/v1";

  /** The chaincode's function that takes a {@link LedgerCommand}. */
  private static final String APPLY = "apply";

  private static final int MAX_CONFIG_BLOCKS = 1000;

  public FabricLedgerProof {
    configBlocks = List.copyOf(configBlocks);
    if (configBlocks.isEmpty() || configBlocks.size() > MAX_CONFIG_BLOCKS) {
      throw new MalformedException(
          "ledgerProof.configBlocks: %d (expected: 1 to %d)"
              .formatted(configBlocks.size(), MAX_CONFIG_BLOCKS));
    }
    if (transactionIndex < 0 || transactionIndex >= block.data().size()) {
      throw new MalformedException(
          "ledgerProof.transactionIndex: %d (expected: below %d)"
              .formatted(transactionIndex, block.data().size()));
    }
    submissionIn(block, transactionIndex);
  }

  static FabricLedgerProof read(JsonFields fields) {
    fields.string(TYPE);
    FabricLedgerProof proof =
        new FabricLedgerProof(
            fields.objects("configBlocks", FabricBlock::read),
            FabricBlock.read(fields.fields("block")),
            (int) fields.integer("transactionIndex", 0, Integer.MAX_VALUE),
            EndorsedProposal.read(fields.fields("receipt")));
    fields.end();
    return proof;
  }

  @Override
  public SubmitCheckpoint submission() {
    return submissionIn(block, transactionIndex);
  }

  @Override
  public byte[] bytes() {
    return JsonObject.builder()
        .put(TYPE, KIND)
        .put("configBlocks", JsonArray.of(configBlocks, FabricBlock::toJson))
        .put("block", block.toJson())
        .put("transactionIndex", transactionIndex)
        .put("receipt", receipt.toJson())
        .build()
        .canonicalBytes();
  }

  private static SubmitCheckpoint submissionIn(FabricBlock block, int index) {
    List<Bytes> call = EndorsedProposal.ofEnvelope(block.data().get(index)).arguments();
    if (call.size() == 2
        && call.getFirst().utf8().equals(APPLY)
        && LedgerCommand.read(
                Json.parseCanonicalObject(call.getLast().toArray()).fields("ledgerCommand"))
            instanceof SubmitCheckpoint submitted) {
      return submitted;
    }
    throw new MalformedException("ledgerProof.block: (expected: the transaction of a checkpoint)");
  }
}
