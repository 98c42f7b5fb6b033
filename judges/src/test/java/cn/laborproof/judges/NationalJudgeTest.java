package cn.laborproof.judges;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.testkit.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SM2 signatures of ours, judged by OpenSSL and by gmssl. */
@Tag("judge")
class NationalJudgeTest {
  private static final byte[] DOCUMENT = "最终文件".getBytes(StandardCharsets.UTF_8);

  private final Path judges = Path.of(System.getProperty("laborproof.judges"));

  @TempDir Path work;
  private SigningDesk desk;
  private byte[] message;

  private X509Certificate root;

  @BeforeEach
  void sign() throws Exception {
    desk = new SigningDesk(work.resolve("desk"));
    root = desk.nationalTimestampRoot();
    TestIdentity worker =
        desk.national(new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, "张三"));
    message =
        desk.signer()
            .signDetached(
                DOCUMENT,
                worker.chain(),
                SigningDesk.keyOf(worker.key(), SignatureAlgorithm.SM2_SM3),
                Instant.now().truncatedTo(ChronoUnit.SECONDS))
            .encoded();
  }

  @AfterEach
  void stop() throws Exception {
    desk.close();
  }

  @Test
  void openssl_and_gmssl_accept_what_we_signed() throws Exception {
    assertThat(objections(message, DOCUMENT).lines()).isEmpty();
  }

  @Test
  void both_object_to_another_document() throws Exception {
    assertThat(objections(message, new byte[] {1}).said())
        .contains("gmssl: another digest", "openssl: another digest");
  }

  @Test
  void both_object_to_signed_attributes_that_were_changed() throws Exception {
    byte[] changed = message.clone();
    // The claimed signing time stands after its object identifier 1.2.840.113549.1.9.5.
    byte[] oid = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x09, 0x05, 0x31};
    int at = indexOf(changed, oid) + oid.length + 3;
    changed[at] ^= 1;

    assertThat(objections(changed, DOCUMENT).said())
        .contains("gmssl: the SM2 value does not fit", "openssl: ");
  }

  @Test
  void
      both_accept_every_signature_and_timestamp_in_a_pdf_signed_in_sm2_alone_which_pdfsig_does_not()
          throws Exception {
    byte[] pdf = desk.finishedNational(Samples.contract());
    List<String> filters = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDSignature signature : document.getSignatureDictionaries()) {
        if (signature.getContents() != null && signature.getContents().length > 0) {
          filters.add(signature.getSubFilter());
          assertThat(objections(signature.getContents(), signature.getSignedContent(pdf)).lines())
              .isEmpty();
        }
      }
    }
    assertThat(filters)
        .containsExactlyInAnyOrder("ETSI.CAdES.detached", "ETSI.CAdES.detached", "ETSI.RFC3161");

    // What our verdict says of others is so.
    Path file = Files.write(work.resolve("contract.pdf"), pdf);
    assertThat(Tool.run("pdfsig", file.toString()).said())
        .contains("Signature #1")
        .doesNotContain("Signature is Valid");
  }

  @Test
  void openssl_objects_to_a_timestamp_below_another_root() throws Exception {
    root = desk.timestampRoot();
    assertThat(objections(message, DOCUMENT).said())
        .contains("openssl: the timestamp's certificate");
  }

  @Test
  void both_object_to_a_timestamp_whose_time_was_changed() throws Exception {
    byte[] changed = message.clone();
    // TSTInfo ends with genTime, here GeneralizedTime of the current century in whole seconds.
    byte[] begin = {0x18, 0x0f, '2', '0'};
    changed[indexOf(changed, begin) + begin.length + 3] ^= 1;

    assertThat(objections(changed, DOCUMENT).said())
        .contains(
            "gmssl: another digest than the timestamp's",
            "openssl: another digest than the timestamp's");
  }

  private Tool.Answer objections(byte[] signed, byte[] document) throws Exception {
    Path python =
        Path.of(System.getenv().getOrDefault("XDG_CACHE_HOME", System.getenv("HOME") + "/.cache"))
            .resolve("laborproof/judges/bin/python");
    Files.write(work.resolve("message.p7s"), signed);
    Files.write(work.resolve("final.pdf"), document);
    return Tool.run(
        python.toString(),
        judges.resolve("national_judge.py").toString(),
        work.resolve("message.p7s").toString(),
        work.resolve("final.pdf").toString(),
        work.toString(),
        pem().toString());
  }

  private Path pem() throws Exception {
    return Files.writeString(work.resolve("root.pem"), pem(root));
  }

  private static String pem(X509Certificate certificate) throws Exception {
    String body = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    throw new AssertionError("not there");
  }
}
