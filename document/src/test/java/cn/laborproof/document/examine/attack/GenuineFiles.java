package cn.laborproof.document.examine.attack;

import cn.laborproof.document.Samples;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.testkit.TestIdentity;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files that nobody has tampered with, and a trust bundle that believes their signers. */
public final class GenuineFiles {
  public static final Instant NOW = Instant.parse("2026-11-21T06:10:00Z");

  private final Notary notary = new Notary(NOW);
  private final byte[] frozenContract = new DocumentFreezer().freeze(Samples.contract());
  private final byte[] frozenAgreement = new DocumentFreezer().freeze(Samples.mediation());

  public Notary notary() {
    return notary;
  }

  public TestIdentity worker() {
    return notary.person("张三");
  }

  public TestIdentity employer() {
    return notary.organisation(Samples.EMPLOYER);
  }

  public byte[] frozenContract() {
    return frozenContract.clone();
  }

  /** Two signatures, validation data, archive timestamp: five saves. */
  public byte[] contract() {
    return finished(frozenContract);
  }

  /** The same over another first save. */
  public byte[] finished(byte[] frozen) {
    Map<String, TestIdentity> parties = new LinkedHashMap<>();
    parties.put("Sig_Worker", worker());
    parties.put("Sig_Employer", employer());
    return notary.archived(frozen, parties);
  }

  /** Both parties, mediator and body. */
  public byte[] agreement() {
    return notary.archived(frozenAgreement, parties(Samples.mediation()));
  }

  /** Frozen, signed by everybody in order, archived. */
  public byte[] signed(FreezeRequest request) {
    return notary.archived(new DocumentFreezer().freeze(request), parties(request));
  }

  private Map<String, TestIdentity> parties(FreezeRequest request) {
    Map<String, TestIdentity> parties = new LinkedHashMap<>();
    request
        .profile()
        .slots()
        .forEach(slot ->
            parties.put(
                slot.field(),
                slot.role().seal()
                    ? notary.organisation(slot.signer())
                    : notary.person(slot.signer())));
    return parties;
  }

  /** Believes both roots, each for its own use. */
  public TrustBundle trust() {
    return TestTrust.of(notary.signerRoot(), notary.timeRoot(), List.of());
  }
}
