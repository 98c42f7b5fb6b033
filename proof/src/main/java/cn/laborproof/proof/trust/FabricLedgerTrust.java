package cn.laborproof.proof.trust;

import cn.laborproof.proof.BoundedAscii;
import cn.laborproof.proof.Digest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Trust in a channel of a Hyperledger Fabric network.
 *
 * @param channel name of the channel, such as {@code labour}
 * @param chaincode name of the chaincode whose state counts, such as {@code evidence-log}
 * @param genesis SHA-256 of the DER header of block 0: it names the whole first configuration,
 *     certificates included
 * @param institutions who may be in the configuration, each once
 * @param quorum distinct institutions that must have signed a block
 * @param operator the institution whose endorsement does not count; one of the institutions
 * @param receiptQuorum distinct institutions other than the operator that must endorse the
 *     transaction, and again the state receipt
 * @param demo whether it only teaches: all keys lie on one machine
 */
public record FabricLedgerTrust(
    String channel,
    String chaincode,
    Digest genesis,
    List<InstitutionMsp> institutions,
    int quorum,
    String operator,
    int receiptQuorum,
    boolean demo)
    implements LedgerTrust {
  /** The kind, as in {@code trust.json}. */
  public static final String TYPE = "fabric";

  public FabricLedgerTrust {
    BoundedAscii.name("ledger.channel", channel);
    BoundedAscii.name("ledger.chaincode", chaincode);
    institutions = List.copyOf(institutions);
    requireDistinct(institutions);
    if (institutions.stream().noneMatch(member -> member.institution().equals(operator))) {
      throw new IllegalArgumentException("operator: " + operator + " (expected: an institution)");
    }
    LedgerTrust.requireReachable(quorum, receiptQuorum, institutions.size());
  }

  @Override
  public String type() {
    return TYPE;
  }

  /** The institution that an MSP speaks for, if it is a trusted one. */
  public Optional<String> institutionOf(String mspId) {
    return institutions.stream()
        .filter(member -> member.mspId().equals(mspId))
        .map(InstitutionMsp::institution)
        .findFirst();
  }

  private static void requireDistinct(List<InstitutionMsp> institutions) {
    Set<String> names = new HashSet<>();
    Set<String> msps = new HashSet<>();
    for (InstitutionMsp member : institutions) {
      BoundedAscii.name("ledger.institutions.name", member.institution());
      BoundedAscii.name("ledger.institutions.mspId", member.mspId());
      if (!names.add(member.institution()) || !msps.add(member.mspId())) {
        throw new IllegalArgumentException(
            "institution or MSP twice: " + member.institution() + " (expected: once)");
      }
    }
  }
}
