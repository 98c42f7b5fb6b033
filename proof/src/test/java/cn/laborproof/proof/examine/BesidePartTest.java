package cn.laborproof.proof.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.examine.RecordedExaminer.Outcome;
import cn.laborproof.proof.examine.RecordedExaminer.Recorded;
import cn.laborproof.proof.examine.SealedExaminer.Sealed;
import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.pack.Member;
import cn.laborproof.proof.pack.MemberRole;
import cn.laborproof.proof.pack.PackageBuilder;
import cn.laborproof.proof.pack.PackageLimits;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BesidePartTest {
  private static final Instant SINCE = Instant.parse("2034-11-22T06:00:00Z");
  private static final byte[] RECORD = bytes("a record");
  private static final byte[] SIGNATURE = bytes("a signature");
  private static final byte[] MATERIAL = bytes("its material");
  private static final byte[] SEAL = bytes("a seal signature");
  private static final Map<String, byte[]> BESIDE =
      Map.of(
          "contract.pdf.worker.p7s", SIGNATURE,
          "contract.pdf.worker.p7s.json", MATERIAL,
          "contract.pdf.employer.ses", SEAL);

  @TempDir Path directory;
  private final List<Recorded> recorded = new ArrayList<>();
  private final List<Detached> detached = new ArrayList<>();
  private final List<Sealed> sealed = new ArrayList<>();

  @Test
  void a_record_has_to_cover_everything_and_those_it_covers_are_told_since_when() throws Exception {
    verdict("contract.pdf.beside", List.of(this::passing));

    assertThat(recorded).hasSize(1);
    assertThat(recorded.getFirst().name()).isEqualTo("records/contract.pdf.beside.ers");
    assertThat(recorded.getFirst().record()).isEqualTo(RECORD);
    assertThat(recorded.getFirst().files())
        .containsOnly(SampleCase.CONTRACT, SIGNATURE, MATERIAL, SEAL);
    assertThat(detached).hasSize(1).allMatch(d -> d.covered().equals(Optional.of(SINCE)));
    assertThat(sealed).hasSize(1).allMatch(s -> s.covered().equals(Optional.of(SINCE)));
  }

  @Test
  void without_a_record_or_an_examiner_of_records_nothing_is_covered() throws Exception {
    verdict("other.pdf.beside", List.of(this::passing));
    verdict("contract.pdf.beside", List.of());

    assertThat(recorded).isEmpty();
    assertThat(detached).hasSize(2).allMatch(d -> d.covered().isEmpty());
    assertThat(sealed).hasSize(2).allMatch(s -> s.covered().isEmpty());
  }

  @Test
  void a_record_that_does_not_pass_fails_the_package_and_one_that_breaks_off_covers_nothing()
      throws Exception {
    CheckResult refused =
        CheckResult.failed(
            EvidenceCheck.SEAL, "record", SubIndication.HASH_FAILURE, "missing", Map.of());
    Verdict failed =
        verdict(
            "contract.pdf.beside",
            List.of((given, trust, at) ->
                new Outcome(examination(List.of(refused)), Optional.of(SINCE))));
    assertThat(failed.indication()).isEqualTo(Indication.TOTAL_FAILED);

    Verdict open =
        verdict(
            "contract.pdf.beside",
            List.of((given, trust, at) -> {
              throw new IllegalStateException("hostile");
            }));
    assertThat(open.checks()).anyMatch(check -> check.answer().equals("broke-off"));
    assertThat(detached.getLast().covered()).isEmpty();
  }

  private Outcome passing(Recorded given, cn.laborproof.proof.trust.TrustBundle trust, Instant at) {
    recorded.add(given);
    return new Outcome(examination(List.of()), Optional.of(SINCE));
  }

  private static DocumentExamination examination(List<CheckResult> checks) {
    return new DocumentExamination(List.of(), checks, List.of(), List.of(), null, false);
  }

  private Verdict verdict(String record, List<RecordedExaminer> examiners) throws Exception {
    var sample =
        new SampleCase(
            directory.resolve("log-" + detached.size() + examiners.size() + recorded.size()),
            new SampleCase.Original(
                SampleCase.REFERENCE,
                SampleCase.HALF_SIGNED,
                SampleCase.CONTRACT,
                SampleCase.DRAFTED,
                BESIDE));
    PackageBuilder builder = sample.unanchored(SampleCase.CONTRACT).evidenceRecord(record, RECORD);
    BESIDE.forEach(builder::attachment);
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
    new BesidePart(
            new DetachedPart(
                List.of((given, trust, at) -> {
                  detached.add(given);
                  return examination(List.of());
                })),
            new SealPart(
                List.of((given, trust, at) -> {
                  sealed.add(given);
                  return examination(List.of());
                })),
            examiners)
        .examine(facts, document, signers, verdict);
    return verdict.build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
