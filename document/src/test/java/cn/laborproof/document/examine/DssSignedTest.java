package cn.laborproof.document.examine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfWriter;
import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the European Commission's library signs is not called a forgery, nor passed. */
class DssSignedTest {
  private static final GenuineFiles FILES = new GenuineFiles();
  private static final TestIdentity RSA = FILES.notary().pki().issue(LeafKind.GOOD_RSA, "某外部签署人");

  /** The object identifier in hexadecimal, as it stands in /Contents. */
  private static final String PSS = "06092a864886f70d01010a";

  private static final Map<DigestAlgorithm, String> KNOWN =
      Map.of(
          DigestAlgorithm.SHA256, "SHA256withECDSA",
          DigestAlgorithm.SHA384, "SHA384withECDSA",
          DigestAlgorithm.SHA512, "SHA512withECDSA",
          DigestAlgorithm.SHA1, "SHA1withECDSA",
          DigestAlgorithm.SHA3_256, "SHA3-256withECDSA");

  @ParameterizedTest
  @EnumSource(names = {"SHA256", "SHA384", "SHA512", "SHA1", "SHA3_256"})
  void once_and_twice(DigestAlgorithm digest) throws IOException, GeneralSecurityException {
    byte[] once = signed(blank(), FILES.worker(), digest);
    byte[] twice = signed(once, FILES.employer(), digest);
    boolean computed = digest.getName().matches("SHA(256|384|512)");
    for (byte[] file : new byte[][] {once, twice}) {
      Examined examined =
          Examined.of(file, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600)).mustNotPass();
      assertThat(examined.verdict().indication())
          .as(examined.words())
          .isEqualTo(Indication.INDETERMINATE);
      assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST))
          .as(examined.words())
          .containsOnly(computed ? "passed" : "not-computed");
      assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE))
          .as(examined.words())
          .containsOnly(computed ? "passed" : "not-computed");
    }
  }

  /** RFC 4056 with the salt as long as the digest, as DSS writes it. */
  @ParameterizedTest
  @EnumSource(names = {"SHA256", "SHA384", "SHA512"})
  void by_rsa_pss(DigestAlgorithm digest) throws IOException, GeneralSecurityException {
    byte[] file = signed(blank(), RSA, digest);
    assertThat(new String(file, ISO_8859_1)).contains(PSS);
    Examined examined =
        Examined.of(file, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600)).mustNotPass();
    assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsOnly("passed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE))
        .as(examined.words())
        .containsOnly("passed");
    boolean listed = digest != DigestAlgorithm.SHA384; // the trust bundle of these tests lacks it
    assertThat(examined.answers(DocumentCode.SIGNATURE_ALGORITHM))
        .as(examined.words())
        .containsOnly(listed ? "passed" : "unsafe");
    assertThat(examined.verdict().indication()).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void another_salt_length_than_was_signed_with_is_broken_and_other_parameters_are_not_understood()
      throws IOException, GeneralSecurityException {
    String file = new String(signed(blank(), RSA, DigestAlgorithm.SHA256), ISO_8859_1);
    String salt = "a203020120";
    assertThat(file).contains(salt);
    assertThat(value(file.replace(salt, "a203020121"))).containsOnly("invalid");
    assertThat(value(file.replace(salt, "a203020110"))).containsOnly("not-computed");
  }

  private static List<String> value(String file) {
    return Examined.of(file.getBytes(ISO_8859_1), FILES.trust(), GenuineFiles.NOW.plusSeconds(3600))
        .mustNotPass()
        .answers(DocumentCode.SIGNATURE_VALUE);
  }

  private static byte[] blank() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfDocument pdf = new PdfDocument(new PdfWriter(out))) {
      pdf.addNewPage();
    }
    return out.toByteArray();
  }

  private static byte[] signed(byte[] pdf, TestIdentity who, DigestAlgorithm digest)
      throws IOException, GeneralSecurityException {
    PAdESSignatureParameters parameters = new PAdESSignatureParameters();
    parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
    parameters.setDigestAlgorithm(digest);
    parameters.bLevel().setSigningDate(Date.from(GenuineFiles.NOW));
    parameters.setSigningCertificate(new CertificateToken(who.certificate()));
    parameters.setCertificateChain(who.chain().stream().map(CertificateToken::new).toList());
    parameters.setEncryptionAlgorithm(
        who.equals(RSA) ? EncryptionAlgorithm.RSASSA_PSS : EncryptionAlgorithm.ECDSA);
    PAdESService service = new PAdESService(new CommonCertificateVerifier());
    DSSDocument document = new InMemoryDocument(pdf);
    ToBeSigned data = service.getDataToSign(document, parameters);
    boolean pss = who.equals(RSA);
    Signature signature = Signature.getInstance(pss ? "RSASSA-PSS" : KNOWN.get(digest));
    if (pss) {
      String name = digest.getJavaName();
      int salt = MessageDigest.getInstance(name).getDigestLength();
      signature.setParameter(
          new PSSParameterSpec(name, "MGF1", new MGF1ParameterSpec(name), salt, 1));
    }
    signature.initSign(who.key());
    signature.update(data.getBytes());
    SignatureValue value =
        new SignatureValue(
            SignatureAlgorithm.getAlgorithm(parameters.getEncryptionAlgorithm(), digest),
            signature.sign());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    service.signDocument(document, parameters, value).writeTo(out);
    return out.toByteArray();
  }
}
