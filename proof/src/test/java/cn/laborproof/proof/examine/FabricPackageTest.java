package cn.laborproof.proof.examine;

import static cn.laborproof.proof.examine.SampleVerification.assertNotPassed;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtReceipt;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.court.EvidenceNumber;
import cn.laborproof.proof.court.FabricCourtBlock;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.ledger.FabricLedgerProof;
import cn.laborproof.proof.ledger.LedgerVerification.Proven;
import cn.laborproof.proof.ledger.LedgerVerifier;
import cn.laborproof.proof.ledger.fabric.ForgedNetwork;
import cn.laborproof.proof.trust.LedgerTrust;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.LedgerPosition;
import cn.laborproof.proof.verdict.Sentence;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package whose checkpoint is anchored and receipted on Fabric. */
class FabricPackageTest {
  private static final Ed25519SecretKey COURT_KEY = Ed25519SecretKey.of(SampleCase.seed("court"));
  private static final Digest COURT_CHAIN = Digest.sha256(new byte[] {1});

  private static SampleCase sample;
  private static ForgedNetwork network;
  private static FabricLedgerProof proof;

  @BeforeAll
  static void anchor(@TempDir Path dir) throws Exception {
    sample = new SampleCase(dir);
    network = ForgedNetwork.begun(Ed25519SecretKey.of(SampleCase.seed("log")));
    proof = network.anchor(sample.anchored.checkpoint(), SampleCase.ANCHORED);
  }

  private static byte[] packed(FabricLedgerProof ledgerProof) throws Exception {
    Proven proven =
        (Proven) new LedgerVerifier(network.trust()).verify(proof, sample.anchored.checkpoint());
    CourtReceipt receipt =
        CourtReceipt.issue(
            "SampleCourt",
            COURT_CHAIN,
            EvidenceNumber.of("DEMO", 1),
            proven.anchor().deposit(),
            new FabricCourtBlock(3, COURT_CHAIN, COURT_CHAIN, SampleCase.DEPOSITED),
            COURT_KEY);
    return sample
        .unanchored(SampleCase.CONTRACT)
        .consistency(
            sample.reader.consistency(
                sample.checkpoint.checkpoint().size(), sample.anchored.checkpoint().size()))
        .ledgerProof(ledgerProof)
        .courtReceipt(receipt)
        .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
  }

  private static TrustBundle trusting(LedgerTrust ledger) {
    TrustBundle trust = sample.trust;
    return new TrustBundle(
        trust.name(),
        trust.version(),
        trust.created(),
        false,
        trust.roots(),
        trust.logs(),
        trust.witnesses(),
        ledger,
        List.of(new CourtTrust("SampleCourt", COURT_CHAIN, List.of(COURT_KEY.publicKey()))),
        true,
        trust.packageKeys(),
        trust.algorithms(),
        trust.demoPolicies());
  }

  private static Verdict verify(LedgerTrust ledger, byte[] file) throws Exception {
    return sample.verifier(trusting(ledger)).verify("file", file);
  }

  @Test
  void it_passes_as_registered_and_names_the_institutions() throws Exception {
    Verdict verdict = verify(network.trust(), packed(proof));

    assertThat(verdict.open()).isEmpty();
    assertThat(verdict.indication()).isEqualTo(Indication.TOTAL_PASSED);
    LedgerPosition ledger = verdict.ledgerPosition().orElseThrow();
    assertThat(ledger.type()).isEqualTo("fabric");
    assertThat(ledger.signers()).containsExactly("Court", "LabourBureau", "Notary");
    assertThat(ledger.at()).isEqualTo(SampleCase.ANCHORED);
  }

  /** Nobody signs a time of a Fabric block; who submits states it, and a court there repeats it. */
  @Test
  void it_does_not_pass_off_the_submitters_time_as_the_institutions() throws Exception {
    Verdict verdict = verify(network.trust(), packed(proof));

    assertThat(verdict.times())
        .filteredOn(time ->
            time.what().equals(StatedTime.ANCHORED) || time.what().equals(StatedTime.COURT_DEPOSIT))
        .extracting(StatedTime::independent)
        .containsExactly(false, false);
    assertThat(verdict.sentences())
        .extracting(Sentence::key)
        .contains("verdict.unchanged-since-submitted")
        .doesNotContain("verdict.unchanged-since-anchor");
  }

  @Test
  void another_network_is_not_the_trusted_one() throws Exception {
    ForgedNetwork twin = ForgedNetwork.begun(Ed25519SecretKey.of(SampleCase.seed("log")));
    FabricLedgerProof foreign = twin.anchor(sample.anchored.checkpoint(), SampleCase.ANCHORED);

    assertNotPassed(
        verify(network.trust(), packed(foreign)),
        EvidenceCheck.LEDGER,
        "refused",
        SubIndication.LEDGER_PROOF_FAILURE);
  }

  @Test
  void an_embedded_ledger_is_not_taken_for_fabric_nor_fabric_for_an_embedded_one()
      throws Exception {
    assertNotPassed(
        verify(network.trust(), sample.wholePackage()),
        EvidenceCheck.LEDGER,
        "refused",
        SubIndication.LEDGER_PROOF_FAILURE);
    assertNotPassed(
        sample.verifier().verify("file", packed(proof)),
        EvidenceCheck.LEDGER,
        "refused",
        SubIndication.LEDGER_PROOF_FAILURE);
  }

  /** They may bring another key of the log into force on the ledger; a verifier brings its own. */
  @Test
  void institutions_that_register_a_log_key_of_their_own_pass_nothing_off_as_the_log()
      throws Exception {
    ForgedNetwork colluding = ForgedNetwork.begun(Ed25519SecretKey.of(SampleCase.seed("theirs")));
    FabricLedgerProof theirs = colluding.anchor(sample.anchored.checkpoint(), SampleCase.ANCHORED);
    assertThat(new LedgerVerifier(colluding.trust()).verify(theirs, sample.anchored.checkpoint()))
        .isInstanceOf(Proven.class);

    assertNotPassed(
        verify(colluding.trust(), packed(theirs)),
        EvidenceCheck.ANCHOR,
        "other-log",
        SubIndication.LEDGER_PROOF_FAILURE);
  }

  /** A court may sign what it likes; without the ledger's proof it settles nothing. */
  @Test
  void a_court_that_signs_a_receipt_for_what_no_ledger_holds_makes_no_registration()
      throws Exception {
    byte[] file =
        sample
            .unanchored(SampleCase.CONTRACT)
            .courtReceipt(
                CourtReceipt.issue(
                    "SampleCourt",
                    COURT_CHAIN,
                    EvidenceNumber.of("DEMO", 2),
                    ((Proven)
                            new LedgerVerifier(network.trust())
                                .verify(proof, sample.anchored.checkpoint()))
                        .anchor()
                        .deposit(),
                    new FabricCourtBlock(3, COURT_CHAIN, COURT_CHAIN, SampleCase.DEPOSITED),
                    COURT_KEY))
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);

    assertNotPassed(
        verify(network.trust(), file),
        EvidenceCheck.LEDGER,
        "pending",
        SubIndication.ANCHOR_PENDING);
  }

  /** All four institutions of the labour channel together, the court's key apart. */
  @Test
  void no_number_of_institutions_makes_a_receipt_without_the_courts_key() throws Exception {
    Ed25519SecretKey theirs = Ed25519SecretKey.of(SampleCase.seed("theirs"));
    Proven proven =
        (Proven) new LedgerVerifier(network.trust()).verify(proof, sample.anchored.checkpoint());
    byte[] file =
        sample
            .unanchored(SampleCase.CONTRACT)
            .consistency(
                sample.reader.consistency(
                    sample.checkpoint.checkpoint().size(), sample.anchored.checkpoint().size()))
            .ledgerProof(proof)
            .courtReceipt(
                CourtReceipt.issue(
                    "SampleCourt",
                    COURT_CHAIN,
                    EvidenceNumber.of("DEMO", 1),
                    proven.anchor().deposit(),
                    new FabricCourtBlock(3, COURT_CHAIN, COURT_CHAIN, SampleCase.DEPOSITED),
                    theirs))
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);

    Verdict verdict = verify(network.trust(), file);
    assertThat(verdict.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
    assertThat(verdict.open())
        .filteredOn(result -> result.code() == EvidenceCheck.COURT)
        .extracting(result -> result.answer())
        .containsExactly("refused");
  }
}
