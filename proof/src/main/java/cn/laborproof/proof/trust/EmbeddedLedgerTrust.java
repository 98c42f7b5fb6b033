package cn.laborproof.proof.trust;

import cn.laborproof.proof.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Trust in the embedded ledger: one process with several institution keys.
 *
 * @param channel ledger name, such as {@code labour}
 * @param genesis hash of block 0
 * @param institutions keys by institution, each institution once
 * @param quorum distinct institutions that must have signed a block
 * @param operator the institution whose word does not count for a state receipt
 * @param receiptQuorum distinct institutions other than the operator that must endorse a receipt
 * @param demo whether it only teaches
 */
public record EmbeddedLedgerTrust(
    String channel,
    Digest genesis,
    List<InstitutionKey> institutions,
    int quorum,
    String operator,
    int receiptQuorum,
    boolean demo)
    implements LedgerTrust {
  /** The kind, as in {@code trust.json}. */
  public static final String TYPE = "embedded";

  public EmbeddedLedgerTrust {
    institutions = List.copyOf(institutions);
    requireDistinct(institutions);
    LedgerTrust.requireReachable(quorum, receiptQuorum, institutions.size());
  }

  @Override
  public String type() {
    return TYPE;
  }

  private static void requireDistinct(List<InstitutionKey> institutions) {
    Set<Object> seen = new HashSet<>();
    for (InstitutionKey institution : institutions) {
      if (!seen.add(institution.institution()) || !seen.add(institution.key())) {
        throw new IllegalArgumentException(
            "institution or key twice: " + institution.institution() + " (expected: once)");
      }
    }
  }
}
