package cn.laborproof.document.examine.detached;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.sign.DetachedSignature;
import cn.laborproof.document.sign.EvidenceRecords;
import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.DemoMark;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.RecordedExaminer.Outcome;
import cn.laborproof.proof.examine.RecordedExaminer.Recorded;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.VerdictRule;
import cn.laborproof.testkit.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A signature of the national suite beside its document lives on by an evidence record over both
 * and its validation material: thirty years on the clocks of authorities and verifier, SM2, SM3 and
 * SHA-256 ended on the way.
 */
class BesideRecordTest {
  private static final Instant SIGNED = Instant.parse("2026-11-22T06:00:00Z");
  private static final byte[] DOCUMENT = "最终文件".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "another file".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "attachments/contract.pdf.worker.p7s";
  private static final String RECORD = "records/contract.pdf.beside.ers";

  @TempDir static Path directory;
  private static final TreeMap<Integer, List<byte[]>> KEPT = new TreeMap<>();
  private static int port;
  private static DetachedSignature signature;
  private static TrustBundle trust;

  @BeforeAll
  static void thirtyYears() throws Exception {
    try (SigningDesk desk = desk(0)) {
      TestIdentity worker =
          desk.national(new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, "张三"));
      signature =
          desk.signer()
              .signDetached(
                  DOCUMENT,
                  worker.chain(),
                  SigningDesk.keyOf(worker.key(), SignatureAlgorithm.SM2_SM3),
                  clock(0).instant());
      trust =
          TestTrust.of(
              desk.nationalRoot(),
              List.of(desk.timestampRoot(), desk.nationalTimestampRoot()),
              List.of(DemoMark.CERTIFICATE_POLICY, DemoMark.TIMESTAMP_POLICY),
              List.of(
                  new AlgorithmEnd("SM2", year(12)),
                  new AlgorithmEnd("SM3", year(12)),
                  new AlgorithmEnd("SHA-256", year(12)),
                  new AlgorithmEnd("SHA-512", year(50)),
                  new AlgorithmEnd("ECDSA-P-256", year(50))));
    }
    renew(8, TreeDigest.SHA_256);
    renew(11, TreeDigest.SHA_512);
    renew(19, TreeDigest.SHA_512);
    renew(27, TreeDigest.SHA_512);
  }

  @Test
  void with_its_record_a_signature_passes_for_thirty_years_though_sm2_and_sm3_ended() {
    for (int year : new int[] {8, 9, 11, 12, 13, 18, 19, 26, 27, 30, 35}) {
      byte[] record = KEPT.floorEntry(year).getValue().getFirst();
      Instant now = year(year).plusSeconds(120);
      Outcome outcome = recorded(record, files(), now);

      assertThat(failing(outcome.examination())).as("year " + year).isEmpty();
      assertThat(indication(outcome.examination())).isEqualTo(Indication.TOTAL_PASSED);
      assertThat(outcome.examination().demo()).isTrue();
      DocumentExamination examination = examine(now, outcome.since());
      assertThat(failing(examination)).as("year " + year).isEmpty();
      assertThat(indication(examination)).isEqualTo(Indication.TOTAL_PASSED);
    }
  }

  @Test
  void without_a_record_or_with_an_older_one_nobody_can_tell() {
    assertThat(failing(examine(year(10), Optional.empty()))).containsOnly("national.validity");
    assertThat(indication(examine(year(10), Optional.empty()))).isEqualTo(Indication.INDETERMINATE);
    assertThat(failing(examine(year(13), Optional.empty())))
        .contains("national.algorithm", "national.validity");
    byte[] first = KEPT.get(8).getFirst();
    assertThat(failing(recorded(first, files(), year(13)).examination()))
        .contains("national.record");
    assertThat(failing(recorded(KEPT.get(11).getFirst(), files(), year(21)).examination()))
        .containsOnly("national.validity");
  }

  @Test
  void a_record_that_leaves_out_one_of_the_files_or_is_of_others_does_not_lead() {
    byte[] record = KEPT.get(27).getFirst();
    Instant now = year(28);
    for (int i = 0; i < files().size(); i++) {
      List<byte[]> changed = new ArrayList<>(files());
      changed.set(i, OTHER);
      DocumentExamination examination = recorded(record, changed, now).examination();
      assertThat(answer(examination)).isEqualTo("other-data");
      assertThat(indication(examination)).isEqualTo(Indication.TOTAL_FAILED);
    }
    assertThat(answer(recorded(KEPT.get(27).getLast(), files(), now).examination()))
        .isEqualTo("other-data");
    assertThat(answer(recorded(record, List.of(signature.encoded()), now).examination()))
        .as("part of the group")
        .isEqualTo("passed");
    assertThat(answer(recorded(new byte[] {0x30, 0}, files(), now).examination()))
        .isEqualTo("unreadable");
  }

  @Test
  void a_record_of_times_that_are_still_to_come_or_before_the_signature_covers_nothing() {
    byte[] record = KEPT.get(27).getFirst();

    assertThat(answer(recorded(record, files(), year(26)).examination())).isEqualTo("out-of-order");
    DocumentExamination examination =
        examine(year(10), Optional.of(SIGNED.minus(Duration.ofDays(1))));
    assertThat(failing(examination)).contains("national.timestamp");
  }

  @Test
  void signature_and_record_say_how_long_they_stand() {
    byte[] material = signature.material().canonicalBytes();
    Instant end =
        BesideLife.ofSignature(signature.encoded(), material, DOCUMENT, trust, year(1))
            .orElseThrow();
    assertThat(end).isBetween(year(8), year(10));
    assertThat(BesideLife.ofRecord(KEPT.get(8).getFirst(), files(), trust, year(9)))
        .contains(year(12));
    assertThat(BesideLife.ofRecord(KEPT.get(27).getFirst(), files(), trust, year(28)).orElseThrow())
        .isAfter(year(35));
    assertThat(BesideLife.ofRecord(new byte[] {0x30, 0}, files(), trust, year(28))).isEmpty();
    assertThat(BesideLife.ofSignature(new byte[1], material, DOCUMENT, trust, year(1))).isEmpty();
  }

  private static void renew(int year, TreeDigest digest) throws Exception {
    try (SigningDesk desk = desk(year)) {
      var records =
          new EvidenceRecords(
              desk.timestamps(),
              new HttpRevocationSource(Duration.ofSeconds(10), clock(year), new SecureRandom()),
              List.of(desk.timestampRoot()),
              digest);
      MessageDigest hash = MessageDigest.getInstance(digest.jcaName());
      List<List<byte[]>> archive =
          List.of(files(), List.of(OTHER), List.of(OTHER, DOCUMENT, DOCUMENT));
      List<Subject> subjects = new ArrayList<>();
      for (int i = 0; i < archive.size(); i++) {
        byte[] before = KEPT.isEmpty() ? new byte[0] : KEPT.lastEntry().getValue().get(i);
        subjects.add(new Subject(archive.get(i).stream().map(hash::digest).toList(), before));
      }
      KEPT.put(year, records.of(subjects));
    }
  }

  private static List<byte[]> files() {
    return List.of(DOCUMENT, signature.encoded(), signature.material().canonicalBytes());
  }

  private static Outcome recorded(byte[] record, List<byte[]> files, Instant at) {
    return new BesideRecordExaminer().examine(new Recorded(RECORD, record, files), trust, at);
  }

  private static DocumentExamination examine(Instant at, Optional<Instant> covered) {
    var detached =
        new Detached(
            NAME,
            signer(),
            signature.encoded(),
            signature.material().canonicalBytes(),
            DOCUMENT,
            Optional.empty(),
            covered);
    return new NationalExaminer().examine(detached, trust, at);
  }

  private static Signer signer() {
    return new Signer(
        "Sig_Worker",
        "worker",
        "张三",
        null,
        "",
        "1",
        Digest.sha256(),
        "B-LTA",
        null,
        null,
        Indication.TOTAL_PASSED,
        null);
  }

  private static Indication indication(DocumentExamination examination) {
    return VerdictRule.decide(examination.required(), examination.checks()).indication();
  }

  private static List<String> failing(DocumentExamination examination) {
    Stream.of(Language.values())
        .map(Messages::in)
        .forEach(
            words -> examination.checks().forEach(c -> assertThat(words.answer(c)).isNotBlank()));
    return examination.checks().stream()
        .filter(check -> !check.passed())
        .map(check -> check.code().id())
        .distinct()
        .toList();
  }

  private static String answer(DocumentExamination examination) {
    return Stream.of(examination.checks())
        .flatMap(Collection::stream)
        .filter(check -> check.code() == NationalCode.RECORD)
        .map(CheckResult::answer)
        .findFirst()
        .orElse("not asked");
  }

  private static SigningDesk desk(int year) throws Exception {
    SigningDesk desk = new SigningDesk(directory, port, clock(year));
    port = desk.authorities().uri().getPort();
    return desk;
  }

  private static Clock clock(int year) {
    return Clock.fixed(year(year).plusSeconds(60), ZoneOffset.UTC);
  }

  private static Instant year(int year) {
    return SIGNED.plus(Duration.ofDays(365L * year));
  }
}
