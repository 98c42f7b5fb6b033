package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_BLOCK_SIGNATURE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_QUORUM_MISSED;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_SIGNED_TWICE;
import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_UNKNOWN_SIGNER;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.Institution;
import java.security.PublicKey;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Did enough institutions order a block? Every signature that is there must hold. An institution
 * with two orderers counts once.
 */
final class BlockSignatureCheck {
  private final Members members;
  private final int quorum;

  /**
   * Asks for a quorum.
   *
   * @param quorum distinct institutions
   */
  BlockSignatureCheck(Members members, int quorum) {
    this.members = members;
    this.quorum = quorum;
  }

  /**
   * Checks a block.
   *
   * @param config whose consenters must have signed
   * @param at when certificates must have been valid
   * @return the institutions that signed
   */
  Set<Institution> signers(FabricBlock block, ChannelConfig config, Instant at)
      throws NotProvenException {
    Set<Long> consenters = new HashSet<>();
    Set<Institution> institutions = EnumSet.noneOf(Institution.class);
    for (ConsenterSignature signature : block.signatures()) {
      long number = signature.consenter();
      require(
          consenters.add(number),
          LEDGER_SIGNED_TWICE,
          "consenter %d signed block %d twice".formatted(number, block.number()));
      institutions.add(signer(block, signature, config, at));
    }
    require(
        institutions.size() >= quorum && consenters.size() >= config.quorum(),
        LEDGER_QUORUM_MISSED,
        "%d institutions with %d orderers signed block %d, %d with %d must"
            .formatted(
                institutions.size(), consenters.size(), block.number(), quorum, config.quorum()));
    return institutions;
  }

  /** The institution whose orderer made this signature. */
  private Institution signer(
      FabricBlock block, ConsenterSignature signature, ChannelConfig config, Instant at)
      throws NotProvenException {
    long number = signature.consenter();
    Consenter consenter = config.consenters().get(number);
    Msp msp = consenter == null ? null : config.orderers().get(consenter.mspId());
    if (consenter == null || msp == null) {
      throw new NotProvenException(
          LEDGER_UNKNOWN_SIGNER,
          "consenter %d of block %d is not in force".formatted(number, block.number()));
    }
    PublicKey key = msp.keyOf(consenter.certificate(), Role.ORDERER, at);
    require(
        EcdsaSignature.verifies(key, signature.signature(), block.statement(signature)),
        LEDGER_BLOCK_SIGNATURE,
        "consenter %d of %s did not sign block %d"
            .formatted(number, consenter.mspId(), block.number()));
    return members.institutionOf(consenter.mspId());
  }

  /** The block with those signatures only that hold, of each consenter one. */
  FabricBlock withoutJunk(FabricBlock block, ChannelConfig config, Instant at) {
    Set<Long> consenters = new HashSet<>();
    List<ConsenterSignature> good =
        block.signatures().stream()
            .filter(signature -> holds(block, signature, config, at))
            .filter(signature -> consenters.add(signature.consenter()))
            .toList();
    return new FabricBlock(
        block.number(), block.previousHash(), block.data(), block.metadata(), good);
  }

  private boolean holds(
      FabricBlock block, ConsenterSignature signature, ChannelConfig config, Instant at) {
    try {
      signer(block, signature, config, at);
      return true;
    } catch (NotProvenException | MalformedException e) {
      return false;
    }
  }
}
