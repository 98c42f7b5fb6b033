package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.sign.EvidenceRecords;
import cn.laborproof.document.sign.EvidenceRecords.Subject;
import cn.laborproof.document.sign.EvidenceRecords.TreeDigest;
import cn.laborproof.document.sign.HttpRevocationSource;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.document.sign.TimestampAuthority;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.VerdictRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents whose fields for timestamps are used up live on by evidence records: thirty years on
 * the clocks of authorities and verifier, SHA-256 ended on the way (ADR 33).
 */
class EvidenceRecordTest {
  private static final Instant SIGNED = Instant.parse("2026-11-22T06:00:00Z");
  private static final Duration AHEAD = Duration.ofDays(180);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @TempDir static Path directory;
  private static final AtomicInteger REQUESTS = new AtomicInteger();
  private static final List<byte[]> ARCHIVE = new ArrayList<>();

  /** What was kept from each year in which the archive was renewed. */
  private static final TreeMap<Integer, List<byte[]>> KEPT = new TreeMap<>();

  private static int port;
  private static byte[] contract;
  private static TrustBundle trust;

  @BeforeAll
  static void thirtyYears() throws Exception {
    try (SigningDesk desk = desk(0)) {
      contract = desk.finished(Samples.contract());
      trust =
          TestTrust.of(
              desk.root(),
              desk.timestampRoot(),
              List.of(),
              List.of(
                  new AlgorithmEnd("SHA-256", year(12)),
                  new AlgorithmEnd("SHA-512", year(50)),
                  new AlgorithmEnd("ECDSA-P-256", year(50))));
    }
    ARCHIVE.add(contract);
    for (int i = 1; i < 7; i++) {
      ARCHIVE.add(("another document " + i).getBytes(StandardCharsets.UTF_8));
    }
    ARCHIVE.add(ARCHIVE.getLast());
    renew(8, TreeDigest.SHA_256);
    renew(11, TreeDigest.SHA_512);
    renew(19, TreeDigest.SHA_512);
    renew(27, TreeDigest.SHA_512);
  }

  @Test
  void
      a_contract_with_its_record_passes_for_thirty_years_and_one_request_served_the_whole_archive() {
    for (int year : new int[] {8, 9, 11, 12, 13, 18, 19, 26, 27, 30, 35}) {
      Instant now = year(year).plusSeconds(120);
      List<byte[]> records = KEPT.floorEntry(year).getValue();
      Examined examined = examined(contract, records.getFirst(), now).mustPass();
      assertThat(examined.answers(DocumentCode.EVIDENCE_RECORD)).containsExactly("passed");
      assertThat(examined.examination().times())
          .filteredOn(time -> time.what().equals(StatedTime.EVIDENCE_RECORD))
          .hasSize(KEPT.headMap(year, true).size());
    }
    assertThat(REQUESTS).hasValue(4);
  }

  @Test
  void every_renewal_came_before_the_end_that_the_file_and_its_record_name() {
    assertThat(life(Optional.empty(), 7)).isBetween(year(8), year(10));
    assertThat(life(record(8), 8)).isEqualTo(year(12));
    assertThat(life(record(11), 11)).isAfter(year(19).plus(AHEAD));
    assertThat(life(record(27), 27)).isAfter(year(35));
  }

  @Test
  void without_the_record_or_with_an_older_one_nobody_can_tell() {
    assertThat(Examined.of(contract, trust, year(10)).mustNotPass().reason())
        .contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
    assertThat(examined(contract, KEPT.get(11).getFirst(), year(21)).mustNotPass().reason())
        .contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
    Examined tooLate = examined(contract, KEPT.get(8).getFirst(), year(13)).mustNotPass();
    assertThat(tooLate.answers(DocumentCode.EVIDENCE_RECORD)).containsExactly("digest-ended");
  }

  @Test
  void the_record_does_not_lead_from_other_bytes_and_equal_documents_share_theirs() {
    byte[] longer = Arrays.copyOf(contract, contract.length + 1);
    Examined other = examined(longer, KEPT.get(27).getFirst(), year(28)).mustNotPass();
    assertThat(other.answers(DocumentCode.EVIDENCE_RECORD)).containsExactly("other-data");
    assertThat(KEPT.get(27).get(6)).as("equal documents").isEqualTo(KEPT.get(27).get(7));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
  void a_bit_turned_anywhere_in_the_record_is_never_followed_by_another_time(int part) {
    byte[] record = KEPT.get(27).getFirst().clone();
    List<StatedTime> times = examined(contract, record, year(28)).examination().times();
    record[(int) ((long) record.length * part / 8) + 7] ^= 1;
    Examined changed = examined(contract, record, year(28));

    // An answer about revocation that is not needed may be damaged after the next timestamp; what
    // is stated must not change.
    if (changed.passed()) {
      assertThat(changed.examination().times()).isEqualTo(times);
    }
    assertThat(changed.defect()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "%PDF-1.7", "0\u0080\u0000\u0000"})
  void what_is_no_record_is_refused_by_name(String bytes) {
    Examined examined =
        examined(contract, bytes.getBytes(StandardCharsets.ISO_8859_1), year(8)).mustNotPass();
    assertThat(examined.answers(DocumentCode.EVIDENCE_RECORD)).containsExactly("unreadable");
  }

  private static void renew(int year, TreeDigest digest) throws Exception {
    try (SigningDesk desk = desk(year)) {
      TimestampAuthority counting =
          imprint -> {
            REQUESTS.incrementAndGet();
            return desk.timestamps().timestamp(imprint);
          };
      var records =
          new EvidenceRecords(
              counting,
              new HttpRevocationSource(TIMEOUT, clock(year), new SecureRandom()),
              List.of(desk.timestampRoot()),
              digest);
      MessageDigest hash = MessageDigest.getInstance(digest.jcaName());
      List<byte[]> before = KEPT.isEmpty() ? List.of() : KEPT.lastEntry().getValue();
      List<Subject> subjects = new ArrayList<>();
      for (int i = 0; i < ARCHIVE.size(); i++) {
        byte[] document = hash.digest(ARCHIVE.get(i));
        subjects.add(
            before.isEmpty() ? Subject.first(document) : new Subject(document, before.get(i)));
      }
      KEPT.put(year, records.of(subjects));
    }
  }

  private static Optional<byte[]> record(int year) {
    return Optional.of(KEPT.get(year).getFirst());
  }

  private static Instant life(Optional<byte[]> record, int year) {
    return ArchiveLife.of(contract, record, trust, year(year).plusSeconds(120)).orElseThrow().end();
  }

  private static Examined examined(byte[] pdf, byte[] record, Instant at) {
    DocumentExamination examination =
        new PdfExaminer().examine("file.pdf", pdf, Optional.of(record), trust, at);
    return new Examined(
        examination, VerdictRule.decide(examination.required(), examination.checks()));
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
