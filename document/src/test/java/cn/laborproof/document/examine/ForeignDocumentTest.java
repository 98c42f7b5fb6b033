package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.testkit.Seeded;
import cn.laborproof.testkit.TestIdentity;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfStream;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.kernel.pdf.WriterProperties;
import com.itextpdf.signatures.PdfPadesSigner;
import com.itextpdf.signatures.PrivateKeySignature;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Security;
import java.security.cert.Certificate;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents made and signed elsewhere get an honest "cannot tell", with what was found. */
class ForeignDocumentTest {
  private static final GenuineFiles FILES = new GenuineFiles();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void signed_by_another_library_is_neither_passed_nor_failed(boolean packed)
      throws IOException, GeneralSecurityException {
    Examined examined = examined(signed(packed)).mustNotPass();
    assertThat(examined.verdict().indication())
        .as(examined.words())
        .isEqualTo(Indication.INDETERMINATE);
    assertThat(examined.answers(DocumentCode.SIGNING_PROFILE)).containsExactly("missing");
    assertThat(examined.answers(DocumentCode.LETTERS)).containsExactly("not-examined");
    assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsExactly("passed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE)).containsExactly("passed");
    assertThat(examined.examination().signers()).extracting(Signer::name).containsExactly("某外部签署人");
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA3-256"})
  void signed_with_an_algorithm_that_is_not_understood_is_not_called_broken(String digest)
      throws IOException, GeneralSecurityException {
    Examined examined = examined(signed(blank(false), digest)).mustNotPass();
    assertThat(examined.verdict().indication())
        .as(examined.words())
        .isEqualTo(Indication.INDETERMINATE);
    assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsExactly("not-computed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE)).containsExactly("not-computed");
  }

  @Test
  void a_format_that_is_not_examined_is_not_called_broken()
      throws IOException, GeneralSecurityException {
    byte[] file = signed(false);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    byte[] other =
        text.replace("/SubFilter/ETSI.CAdES.detached", "/SubFilter/adbe.pkcs7.sha1     ")
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(other).isNotEqualTo(file);
    Examined examined = examined(other).mustNotPass();
    assertThat(examined.verdict().indication())
        .as(examined.words())
        .isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void something_before_the_header_or_behind_the_end_is_not_called_a_forgery()
      throws IOException, GeneralSecurityException {
    byte[] file = signed(false);
    for (String edge : List.of("HTTP/1.1 200 OK\r\n\r\n|", "|\r\n\r\n", "|\0\0\0")) {
      String[] around = edge.split("\\|", -1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(around[0].getBytes(StandardCharsets.ISO_8859_1));
      out.writeBytes(file);
      out.writeBytes(around[1].getBytes(StandardCharsets.ISO_8859_1));
      Examined examined = examined(out.toByteArray()).mustNotPass();
      assertThat(examined.verdict().indication())
          .as(examined.words())
          .isEqualTo(Indication.INDETERMINATE);
    }
  }

  @Test
  void eighty_pages_and_twenty_megabytes_get_their_answer()
      throws IOException, GeneralSecurityException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfDocument pdf = new PdfDocument(new PdfWriter(out))) {
      Seeded seeded = Seeded.of(20261123);
      for (int i = 0; i < 80; i++) {
        pdf.addNewPage(PageSize.A4)
            .newContentStreamBefore()
            .setData(("%" + i + "\n").getBytes(StandardCharsets.US_ASCII));
        new PdfStream(seeded.bytes(1 << 18)).makeIndirect(pdf).flush();
      }
    }
    assertThat(out.size()).isGreaterThan(20_000_000);
    Examined examined = examined(signed(out.toByteArray(), "SHA-256")).mustNotPass();
    assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsExactly("passed");
    assertThat(examined.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void changed_after_it_was_signed_elsewhere_is_failed()
      throws IOException, GeneralSecurityException {
    byte[] forged = signed(false);
    int at = new String(forged, StandardCharsets.ISO_8859_1).indexOf("/MediaBox");
    forged[at + 1] ^= 1;
    assertThat(examined(forged).verdict().subIndication()).isEqualTo(SubIndication.HASH_FAILURE);
  }

  @Test
  void without_any_signature_it_says_so() throws IOException {
    Examined examined = examined(blank(false)).mustNotPass();
    assertThat(examined.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(examined.words()).contains("0 signatures");
  }

  private static byte[] blank(boolean packed) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    WriterProperties properties = new WriterProperties().setFullCompressionMode(packed);
    try (PdfDocument pdf = new PdfDocument(new PdfWriter(out, properties))) {
      pdf.addNewPage(PageSize.A4);
    }
    return out.toByteArray();
  }

  private static byte[] signed(boolean packed) throws IOException, GeneralSecurityException {
    return signed(blank(packed), "SHA-256");
  }

  private static byte[] signed(byte[] pdf, String digest)
      throws IOException, GeneralSecurityException {
    if (Security.getProvider(BouncyCastleProvider.PROVIDER_NAME) == null) {
      Security.addProvider(new BouncyCastleProvider());
    }
    TestIdentity who = FILES.notary().person("某外部签署人");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfPadesSigner signer = new PdfPadesSigner(new PdfReader(new ByteArrayInputStream(pdf)), out);
    signer.setStampingProperties(new StampingProperties().useAppendMode());
    signer.signWithBaselineBProfile(
        new SignerProperties().setFieldName("Signature1"),
        who.chain().toArray(Certificate[]::new),
        new PrivateKeySignature(who.key(), digest, BouncyCastleProvider.PROVIDER_NAME));
    return out.toByteArray();
  }

  private static Examined examined(byte[] pdf) {
    return Examined.of(pdf, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600));
  }
}
