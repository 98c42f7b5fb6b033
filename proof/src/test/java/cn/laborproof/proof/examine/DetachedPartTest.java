package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures beside a document that events name. */
class DetachedPartTest {
  private static final byte[] SIGNATURE = SampleCase.ascii("a signature");
  private static final byte[] MATERIAL = SampleCase.ascii("its material");

  @TempDir Path directory;

  @Test
  void an_examiner_is_told_when_the_event_was_recorded_that_names_the_signature() throws Exception {
    List<Detached> given = new ArrayList<>();

    examined((detached, trust, at) -> {
      given.add(detached);
      return new DocumentExamination(List.of(), List.of(), List.of(), List.of(), null, false);
    });

    assertThat(given).hasSize(1);
    assertThat(given.getFirst().namedAt()).contains(SampleCase.CONCLUDED);
    assertThat(given.getFirst().document()).isEqualTo(SampleCase.CONTRACT);
  }

  @Test
  void an_examiner_that_runs_out_of_stack_has_not_said_that_the_signature_passes()
      throws Exception {
    Verdict verdict = examined(DetachedPartTest::deeper);

    assertThat(verdict.checks())
        .anySatisfy(check -> {
          assertThat(check.code()).isEqualTo(EvidenceCheck.DOCUMENT);
          assertThat(check.answer()).isEqualTo("broke-off");
          assertThat(check.reason()).contains(SubIndication.POLICY_PROCESSING_ERROR);
        });
    assertThat(verdict.indication()).isNotEqualTo(Indication.TOTAL_PASSED);
  }

  private static DocumentExamination deeper(Detached detached, TrustBundle trust, Instant at) {
    DocumentExamination below = deeper(detached, trust, at.plusNanos(1));
    return new DocumentExamination(
        below.required(), below.checks(), List.of(), List.of(), null, false);
  }

  private Verdict examined(DetachedExaminer examiner) throws Exception {
    Map<String, byte[]> beside =
        Map.of("contract.pdf.worker.p7s", SIGNATURE, "contract.pdf.worker.p7s.json", MATERIAL);
    SampleCase sample =
        new SampleCase(
            directory,
            new SampleCase.Original(
                SampleCase.REFERENCE,
                SampleCase.HALF_SIGNED,
                SampleCase.CONTRACT,
                SampleCase.DRAFTED,
                beside));
    var builder = sample.unanchored(SampleCase.CONTRACT);
    for (Map.Entry<String, byte[]> file : beside.entrySet()) {
      builder.attachment(file.getKey(), file.getValue());
    }
    byte[] file =
        sample
            .anchoredTo(builder)
            .courtReceipt(sample.receipt)
            .build(SampleCase.OPERATOR, SampleCase.EXAMINED);
    EvidencePackage pack = EvidencePackage.open(file, PackageLimits.DEFAULT);
    PackageFacts facts = new FactsReader(pack, sample.trust).read(SampleCase.EXAMINED);
    var verdict = new RegisteredVerdict("p", file, sample.trust, SampleCase.EXAMINED);
    Member document = pack.manifest().withRole(MemberRole.DOCUMENT).getFirst();
    List<Signer> signers =
        new SampleExaminer()
            .examine("p", SampleCase.CONTRACT, sample.trust, SampleCase.EXAMINED)
            .signers();
    new DetachedPart(List.of(examiner))
        .examine(new BesideDocument(facts, document), signers, verdict);
    return verdict.build();
  }
}
