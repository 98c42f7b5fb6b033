package cn.laborproof.document.eseal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.eseal.check.SealFileExaminer;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.SealedExaminer.Sealed;
import cn.laborproof.proof.trust.RootUse;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.trust.TrustedRoot;
import cn.laborproof.proof.trust.WitnessTrust;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an evidence package learns of a seal signature beside a document. */
class SealFileExaminerTest {
  private final SealWorkshop shop = new SealWorkshop();

  @Test
  void a_good_seal_passes_and_its_owner_is_the_only_signer() {
    DocumentExamination examination = examine(shop.signature().encoded());

    assertThat(examination.checks()).allMatch(CheckResult::passed);
    assertThat(examination.signers()).extracting(Signer::name).containsExactly("某某有限公司");
    assertThat(examination.signers().getFirst().organisationName()).isEmpty();
  }

  @Test
  void the_owner_is_whom_the_certificate_names_and_not_whom_the_seal_names() {
    SealWorkshop.Holder other =
        SealWorkshop.leaf(
            shop.signers,
            "O=别家集团,CN=别家有限公司",
            SealWorkshop.NOW.minus(Duration.ofDays(1)),
            SealWorkshop.NOW.plus(Duration.ofDays(1)),
            SealWorkshop.SIGNS);
    SealStatement statement = shop.statement(shop.seal(), SealWorkshop.NOW);

    Signer owner = examine(shop.signature(statement, other).encoded()).signers().getFirst();

    assertThat(owner.name()).isEqualTo("别家有限公司");
    assertThat(owner.organisationName()).contains("别家集团");
  }

  @Test
  void what_is_no_seal_signature_is_of_nobody() {
    assertThat(examine(new byte[] {0x30, 0}).signers()).isEmpty();
  }

  private DocumentExamination examine(byte[] signature) {
    var sealed =
        new Sealed("attachments/contract.pdf.employer.ses", signature, SealWorkshop.DOCUMENT);
    return new SealFileExaminer().examine(sealed, trust(), SealWorkshop.NOW);
  }

  private TrustBundle trust() {
    return new TrustBundle(
        "test",
        1,
        SealWorkshop.NOW,
        false,
        List.of(
            new TrustedRoot(RootUse.SEAL_MAKER, "makers", shop.makers.certificate()),
            new TrustedRoot(RootUse.SIGNER, "signers", shop.signers.certificate()),
            new TrustedRoot(RootUse.TSA, "time", shop.time.rootCertificate())),
        List.of(),
        WitnessTrust.none(),
        null,
        List.of(),
        false,
        List.of(),
        SealWorkshop.algorithms(),
        List.of());
  }
}
