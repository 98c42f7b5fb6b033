package cn.laborproof.proof.ledger.fabric;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.fabric.TransactionCheck.Transaction;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import java.util.ArrayList;
import java.util.List;

/**
 * Orderers' signatures that do not hold, are of nobody in force, or stand there twice. Whoever
 * hands a block on can add them, since nobody signs the list; a verifier refuses a proof that has
 * any, so whoever makes a proof leaves them out.
 */
public final class JunkSignatures {

  private JunkSignatures() {}

  /**
   * The same proof without them; where it cannot be read far enough to tell, as it was. It proves
   * what it proved before: signatures that hold are never dropped, none are added.
   */
  public static FabricLedgerProof dropped(FabricLedgerProof proof, FabricLedgerTrust trust) {
    try {
      BlockSignatureCheck check = new BlockSignatureCheck(new Members(trust), trust.quorum());
      List<FabricBlock> configBlocks = new ArrayList<>();
      configBlocks.add(proof.configBlocks().getFirst());
      ChannelConfig config = ChannelConfig.of(configBlocks.getFirst());
      ChannelConfig inForce = config;
      for (FabricBlock block : proof.configBlocks().subList(1, proof.configBlocks().size())) {
        ChannelConfig next = ChannelConfig.of(block);
        configBlocks.add(check.withoutJunk(block, config, next.time()));
        config = next;
        inForce = next.block() < proof.block().number() ? next : inForce;
      }
      Transaction transaction = Transaction.of(proof.block(), proof.transactionIndex());
      return new FabricLedgerProof(
          configBlocks,
          check.withoutJunk(proof.block(), inForce, transaction.header().time()),
          proof.transactionIndex(),
          proof.receipt());
    } catch (NotProvenException | MalformedException e) {
      return proof;
    }
  }
}
