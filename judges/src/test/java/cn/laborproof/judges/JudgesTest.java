package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.testkit.Seeded;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents made by the product's own code, and what everybody else's validator says to them. */
@Tag("judge")
class JudgesTest {
  @TempDir static Path work;
  private static final Judges JUDGES = Judges.at(Path.of(System.getProperty("laborproof.judges")));
  private static SigningDesk desk;
  private static byte[] contract;

  @BeforeAll
  static void sign() throws Exception {
    desk = new SigningDesk(work.resolve("authorities"));
    Files.createDirectories(work.resolve("trust"));
    pem("signer.root.pem", desk.root());
    pem("tsa.root.pem", desk.timestampRoot());
    contract = desk.finished(Samples.contract());
  }

  @AfterAll
  static void close() throws Exception {
    desk.close();
  }

  @Test
  void every_judge_accepts_a_labour_contract_of_two_parties() throws Exception {
    assertThat(objections(contract, 2)).isEmpty();
  }

  @Test
  void every_judge_accepts_a_mediation_agreement_of_four_parties() throws Exception {
    FreezeRequest mediation = Samples.mediation();

    assertThat(objections(desk.finished(mediation), mediation.profile().slots().size())).isEmpty();
  }

  @Test
  void every_judge_accepts_a_name_with_characters_few_fonts_have() throws Exception {
    assertThat(objections(desk.finished(Samples.contract("王𠮷䶮")), 2)).isEmpty();
  }

  static Stream<Seeded> runs() {
    return Seeded.runs(2);
  }

  @ParameterizedTest
  @MethodSource("runs")
  void a_bit_turned_in_what_the_first_party_signed_is_seen_by_all_who_check_signatures(Seeded any)
      throws Exception {
    byte[] changed = contract.clone();
    changed[any.number(contract.length / 8, contract.length / 4)] ^= 1;

    assertThat(objections(changed, 2))
        .containsKeys("pdfsig", "pyHanko AdES-LTA", "EU DSS strict", "openssl cms, ts");
  }

  @Test
  void a_document_cut_back_to_before_its_archive_timestamp_is_seen() throws Exception {
    byte[] cut = Arrays.copyOf(contract, endOfRevisionBefore(contract, contract.length - 10));

    assertThat(objections(cut, 2))
        .containsKeys("pyHanko AdES-LTA", "EU DSS strict", "openssl cms, ts");
  }

  @Test
  void one_party_too_few_is_seen() throws Exception {
    assertThat(objections(contract, 3))
        .containsKeys("pdfsig", "pyHanko AdES-LTA", "EU DSS strict", "openssl cms, ts");
  }

  @Test
  void roots_of_somebody_else_are_seen() throws Exception {
    Path strangers = Files.createDirectories(work.resolve("strangers"));
    Files.copy(work.resolve("trust/signer.root.pem"), strangers.resolve("tsa.root.pem"));
    Files.copy(work.resolve("trust/tsa.root.pem"), strangers.resolve("signer.root.pem"));
    Path pdf = Files.write(work.resolve("swapped.pdf"), contract);

    assertThat(dissent(JUDGES.objections(Exhibit.of(pdf, 2, strangers))))
        .containsKeys("pyHanko AdES-LTA", "openssl cms, ts");
  }

  private static Map<String, List<String>> objections(byte[] pdf, int signatures) throws Exception {
    Path file = Files.write(Files.createTempFile(work, "exhibit", ".pdf"), pdf);
    return dissent(JUDGES.objections(Exhibit.of(file, signatures, work.resolve("trust"))));
  }

  private static Map<String, List<String>> dissent(Map<String, List<String>> all) {
    all.values().removeIf(List::isEmpty);
    return all;
  }

  private static int endOfRevisionBefore(byte[] pdf, int before) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    int marker = text.lastIndexOf("%%EOF", before);
    assertThat(marker).isPositive();
    return text.indexOf('\n', marker) + 1;
  }

  private static void pem(String name, X509Certificate certificate) throws Exception {
    String base64 =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    Files.writeString(
        work.resolve("trust").resolve(name),
        "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n");
  }
}
