package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.EvidenceVerifier;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.SubIndication;
import cn.laborproof.proof.verdict.Verdict;
import cn.laborproof.testkit.TestIdentity;
import com.itextpdf.kernel.geom.PageSize;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.PdfWriter;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.IExternalSignatureContainer;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.SignerProperties;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PDF signed elsewhere in SM2 alone is computed, and its verdict says who can read it. */
class NationalPdfTest {
  private static final Provider BC = new BouncyCastleProvider();

  @TempDir static Path directory;
  private static SigningDesk desk;
  private static TestIdentity who;
  private static TrustBundle trust;

  /** Makes the container over the bytes that a signature covers. */
  private interface Container {
    byte[] over(byte[] covered) throws Exception;
  }

  @BeforeAll
  static void open() throws Exception {
    desk = new SigningDesk(directory);
    who = desk.national(new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, "某外部签署人"));
    Instant end = Instant.parse("2046-01-01T00:00:00Z");
    trust =
        TestTrust.of(
            desk.nationalRoot(),
            desk.nationalTimestampRoot(),
            List.of(),
            Stream.of("SM2", "SM3", "SHA-256", "SHA-512", "ECDSA-P-256")
                .map(name -> new AlgorithmEnd(name, end))
                .toList());
  }

  @AfterAll
  static void close() throws Exception {
    desk.close();
  }

  @Test
  void a_message_of_the_national_standard_inside_a_pdf_is_computed_and_named() throws Exception {
    byte[] pdf = signed("ETSI.CAdES.detached", NationalPdfTest::national);

    Examined examined = Examined.of(pdf, trust, now());
    assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsOnly("passed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE)).contains("passed");
    assertThat(examined.answers(DocumentCode.SIGNATURE_ALGORITHM)).containsOnly("passed");
    assertThat(examined.answers(DocumentCode.CERTIFICATE_PATH)).containsOnly("passed");
    namedHonestly(pdf);

    pdf[new String(pdf, StandardCharsets.ISO_8859_1).indexOf("/MediaBox") + 1] ^= 1;
    assertThat(Examined.of(pdf, trust, now()).verdict().subIndication())
        .isEqualTo(SubIndication.HASH_FAILURE);
  }

  @Test
  void sm2_under_the_identifiers_of_rfc_5652_is_computed_too_though_no_standard_has_it()
      throws Exception {
    for (String filter : List.of("adbe.pkcs7.detached", "ETSI.CAdES.detached")) {
      byte[] pdf = signed(filter, covered -> generated(covered, false));

      Examined examined = Examined.of(pdf, trust, now());
      assertThat(examined.answers(DocumentCode.SIGNATURE_DIGEST)).containsOnly("passed");
      assertThat(examined.answers(DocumentCode.SIGNATURE_VALUE)).containsExactly("passed");
      assertThat(examined.answers(DocumentCode.SIGNATURE_ALGORITHM)).containsExactly("unsafe");
      namedHonestly(pdf);
    }
  }

  @Test
  void what_cannot_be_read_is_named_by_what_it_is_made_of() throws Exception {
    namedHonestly(signed("adbe.pkcs7.detached", covered -> generated(covered, true)));
  }

  private static void namedHonestly(byte[] pdf) throws Exception {
    Verdict verdict = EvidenceVerifier.of(trust, Clock.systemUTC()).verify("file.pdf", pdf);

    assertThat(verdict.indication()).isEqualTo(Indication.INDETERMINATE);
    assertThat(words(verdict, Language.EN))
        .anyMatch(sentence -> sentence.contains("No off-the-shelf PDF validator reads SM2"));
    assertThat(words(verdict, Language.ZH)).anyMatch(sentence -> sentence.contains("1 个国密（SM2）签名"));
  }

  private static List<String> words(Verdict verdict, Language language) {
    return verdict.sentences().stream().map(Messages.in(language)::sentence).toList();
  }

  private static Instant now() {
    return Instant.now().plusSeconds(60);
  }

  private static byte[] national(byte[] covered) {
    return desk.signer()
        .signDetached(
            covered,
            who.chain(),
            SigningDesk.keyOf(who.key(), SignatureAlgorithm.SM2_SM3),
            Instant.now().truncatedTo(ChronoUnit.SECONDS))
        .encoded();
  }

  /** As Bouncy Castle writes it; {@code bare}: without signed attributes. */
  private static byte[] generated(byte[] covered, boolean bare) throws Exception {
    var generator = new CMSSignedDataGenerator();
    var digests = new JcaDigestCalculatorProviderBuilder().setProvider(BC).build();
    var named =
        new SigningCertificateV2(
            new ESSCertIDv2(
                new AlgorithmIdentifier(GMObjectIdentifiers.sm3),
                Digest.sm3(who.certificate().getEncoded()).bytes()));
    var attributes =
        new AttributeTable(
            new DERSet(
                new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(named))));
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(digests)
            .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes))
            .setDirectSignature(bare)
            .build(
                new JcaContentSignerBuilder("SM3withSM2").setProvider(BC).build(who.key()),
                who.certificate()));
    generator.addCertificates(new JcaCertStore(who.chain()));
    return generator.generate(new CMSProcessableByteArray(covered), false).getEncoded("DER");
  }

  private static byte[] signed(String filter, Container container) throws Exception {
    ByteArrayOutputStream blank = new ByteArrayOutputStream();
    try (PdfDocument pdf = new PdfDocument(new PdfWriter(blank))) {
      pdf.addNewPage(PageSize.A4);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    var signer =
        new PdfSigner(
            new PdfReader(new ByteArrayInputStream(blank.toByteArray())),
            out,
            new StampingProperties().useAppendMode());
    signer.setSignerProperties(new SignerProperties().setFieldName("Signature1"));
    signer.signExternalContainer(
        new IExternalSignatureContainer() {
          @Override
          public byte[] sign(InputStream data) {
            try {
              return container.over(data.readAllBytes());
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public void modifySigningDictionary(PdfDictionary dictionary) {
            dictionary.put(PdfName.Filter, PdfName.Adobe_PPKLite);
            dictionary.put(PdfName.SubFilter, new PdfName(filter));
          }
        },
        16_384);
    return out.toByteArray();
  }
}
