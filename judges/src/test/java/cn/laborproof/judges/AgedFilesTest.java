package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.PdfExaminer;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.verdict.CheckResult;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the judges and we say to documents that have aged: signed by authorities whose clocks stood
 * in the past, judged today, so that no validator's clock has to be moved (ADR 24).
 */
@Tag("judge")
class AgedFilesTest {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Judges JUDGES = Judges.at(Path.of(System.getProperty("laborproof.judges")));

  @TempDir Path work;
  private int port;
  private byte[] document;
  private List<CheckResult> open = List.of();

  @Test
  void all_agree_when_the_answers_for_signers_have_just_gone_stale() throws Exception {
    signed(Duration.ofHours(2));

    assertThat(dissent(exhibit())).isEmpty();
    assertThat(open).isEmpty();
  }

  @Test
  void all_agree_without_a_network_after_the_workers_certificate_has_ended() throws Exception {
    signed(DAY.multipliedBy(31));

    assertThat(dissent(exhibit())).isEmpty();
    assertThat(open).isEmpty();
  }

  @Test
  void after_more_than_a_year_who_asks_for_fresh_answers_needs_todays_list() throws Exception {
    signed(DAY.multipliedBy(400));

    assertThat(dissent(exhibit())).containsOnlyKeys("pyHanko AdES-LTA");
    assertThat(dissent(exhibit().with(todaysList()))).isEmpty();
    assertThat(open).isEmpty();
  }

  @Test
  void all_agree_after_ten_years_when_the_document_was_renewed_in_time() throws Exception {
    signed(DAY.multipliedBy(3649));
    renewed(DAY.multipliedBy(1500));
    renewed(DAY.multipliedBy(100));

    assertThat(dissent(exhibit())).isEmpty();
    assertThat(open).isEmpty();
  }

  @Test
  void all_who_know_time_refuse_after_ten_years_without_renewal() throws Exception {
    signed(DAY.multipliedBy(3649));

    assertThat(dissent(exhibit().with(todaysList())))
        .containsOnlyKeys("pyHanko AdES-LTA", "EU DSS strict", "openssl cms, ts");
    assertThat(open).isNotEmpty();
  }

  private void signed(Duration ago) throws Exception {
    try (SigningDesk desk = desk(ago)) {
      document = desk.finished(Samples.contract());
      examine(desk);
    }
  }

  private void renewed(Duration ago) throws Exception {
    try (SigningDesk desk = desk(ago)) {
      document = desk.signer().archive(document, List.of());
      examine(desk);
    }
  }

  private Path todaysList() throws Exception {
    try (SigningDesk desk = desk(Duration.ZERO);
        InputStream list = desk.authorities().uri().resolve("/tsa/root.crl").toURL().openStream()) {
      return Files.write(work.resolve("tsa-root.crl"), list.readAllBytes());
    }
  }

  /** Certificates name the port, so the authorities come back at the one they had. */
  private SigningDesk desk(Duration ago) throws Exception {
    Clock clock = Clock.offset(Clock.systemUTC(), ago.negated());
    SigningDesk desk = new SigningDesk(work.resolve("authorities"), port, clock);
    port = desk.authorities().uri().getPort();
    return desk;
  }

  private void examine(SigningDesk desk) throws Exception {
    Files.createDirectories(work.resolve("trust"));
    pem("signer.root.pem", desk.root());
    pem("tsa.root.pem", desk.timestampRoot());
    open =
        new PdfExaminer()
                .examine(
                    "contract.pdf",
                    document,
                    TestTrust.of(desk.root(), desk.timestampRoot(), List.of()),
                    Instant.now())
                .checks()
                .stream()
                .filter(check -> !check.passed())
                .toList();
  }

  private Exhibit exhibit() throws Exception {
    Path pdf = Files.write(work.resolve("aged.pdf"), document);
    return Exhibit.of(pdf, 2, work.resolve("trust"));
  }

  private static Map<String, List<String>> dissent(Exhibit exhibit) throws Exception {
    Map<String, List<String>> all = JUDGES.objections(exhibit);
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private void pem(String name, X509Certificate certificate) throws Exception {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    Files.writeString(
        work.resolve("trust").resolve(name),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }
}
