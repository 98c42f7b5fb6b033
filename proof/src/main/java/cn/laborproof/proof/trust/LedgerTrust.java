package cn.laborproof.proof.trust;

import cn.laborproof.proof.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What makes a ledger believable: its genesis, whose signatures count, and how many.
 *
 * @param type {@code embedded}; later kinds add their own
 * @param channel ledger name, such as {@code labour}
 * @param genesis hash of block 0
 * @param institutions keys by institution, each institution once
 * @param quorum distinct institutions that must have signed a block
 * @param operator the institution whose word does not count for a state receipt
 * @param receiptQuorum distinct institutions other than the operator that must endorse a receipt
 * @param demo whether it only teaches
 */
public record LedgerTrust(
    String type,
    String channel,
    Digest genesis,
    List<InstitutionKey> institutions,
    int quorum,
    String operator,
    int receiptQuorum,
    boolean demo) {
  /** The embedded ledger of one process with several institution keys. */
  public static final String EMBEDDED = "embedded";

  public LedgerTrust {
    institutions = List.copyOf(institutions);
    requireDistinct(institutions);
    requireWithin("quorum", quorum, institutions.size());
    requireWithin("receiptQuorum", receiptQuorum, institutions.size() - 1);
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

  private static void requireWithin(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: 1 to " + most + ")");
    }
  }
}
