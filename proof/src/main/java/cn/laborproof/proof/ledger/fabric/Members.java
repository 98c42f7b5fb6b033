package cn.laborproof.proof.ledger.fabric;

import static cn.laborproof.proof.ledger.LedgerFault.LEDGER_OTHER_INSTITUTIONS;
import static cn.laborproof.proof.ledger.fabric.NotProvenException.require;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.ledger.Institution;
import cn.laborproof.proof.trust.FabricLedgerTrust;
import cn.laborproof.proof.trust.InstitutionMsp;
import java.util.HashMap;
import java.util.Map;

/**
 * Which institution an MSP speaks for, in the word of the trust bundle. Never in that of a
 * configuration: it may name its organisations as it likes.
 */
final class Members {
  private final Map<String, Institution> byMsp = new HashMap<>();
  private final Institution operator;

  Members(FabricLedgerTrust trust) throws NotProvenException {
    try {
      for (InstitutionMsp member : trust.institutions()) {
        byMsp.put(member.mspId(), Institution.ofId(member.institution()));
      }
      operator = Institution.ofId(trust.operator());
    } catch (MalformedException e) {
      throw new NotProvenException(LEDGER_OTHER_INSTITUTIONS, "trusted is " + e.getMessage());
    }
  }

  /**
   * A configuration with somebody else in it, or without one of them, is another consortium than
   * the trusted one, however many signed it.
   */
  void requireExactlyIn(ChannelConfig config) throws NotProvenException {
    require(
        config.mspIds().equals(byMsp.keySet()),
        LEDGER_OTHER_INSTITUTIONS,
        "block %d is of %s, trusted are %s"
            .formatted(config.block(), config.mspIds(), byMsp.keySet()));
  }

  /** Whose MSP it is; asked only about those of a configuration that was found to be in order. */
  Institution institutionOf(String mspId) {
    Institution institution = byMsp.get(mspId);
    if (institution == null) {
      throw new IllegalStateException("not in the configuration: " + mspId);
    }
    return institution;
  }

  Institution operator() {
    return operator;
  }
}
