package cn.laborproof.proof.ledger;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519PublicKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Signatures and rules of one block, given the chain before it. Links are for {@link
 * LedgerChain#linkFault}.
 */
final class BlockExamination {

  private BlockExamination() {}

  static Optional<ChainFault> signatureFault(LedgerBlock block, Genesis genesis, Digest chain) {
    InstitutionSignatures signatures =
        new InstitutionSignatures(genesis.keys(), block.signatures());
    boolean quorum =
        signatures.signedTwice().isEmpty()
            && signatures.notVerifying(LedgerBlock.statement(block.header())).isEmpty()
            && signatures.institutions().size() >= genesis.quorum();
    if (!quorum) {
      return Optional.of(ChainFault.CHAIN_SIGNATURES);
    }
    return block.transactions().stream().allMatch(t -> submitted(t, genesis, chain))
        ? Optional.empty()
        : Optional.of(ChainFault.CHAIN_SUBMITTER);
  }

  private static boolean submitted(LedgerTransaction transaction, Genesis genesis, Digest chain) {
    Ed25519PublicKey key =
        Objects.requireNonNull(genesis.keys().get(transaction.submitter()), "all four have keys");
    return transaction.signedBy(key, chain);
  }

  /**
   * Runs every command again; each must be accepted and leave exactly the writes that stand in the
   * block.
   */
  static Optional<ChainFault> ruleFault(LedgerBlock block, LedgerChain before) {
    StateOverlay state = new StateOverlay(before.state());
    for (LedgerTransaction transaction : block.transactions()) {
      StateOverlay own = new StateOverlay(state);
      RuleOutcome outcome =
          new EvidenceLogRules(before.genesis().channel(), own)
              .apply(transaction.command(), transaction.submitter());
      List<StateWrite> writes = own.writes();
      if (!(outcome instanceof RuleOutcome.Recorded) || !writes.equals(transaction.writes())) {
        return Optional.of(ChainFault.CHAIN_RULES);
      }
      writes.forEach(write -> state.put(write.key(), write.value()));
    }
    return Optional.empty();
  }
}
