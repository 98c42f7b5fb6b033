package cn.laborproof.document.examine.detached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.examine.attack.TestTrust;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.sign.DetachedSignature;
import cn.laborproof.document.sign.SignatureAlgorithm;
import cn.laborproof.document.sign.SignatureRequest;
import cn.laborproof.document.sign.SigningDesk;
import cn.laborproof.document.sign.SigningException;
import cn.laborproof.proof.DemoMark;
import cn.laborproof.proof.Digest;
import cn.laborproof.proof.examine.DetachedExaminer.Detached;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.trust.AlgorithmEnd;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CertifiedPath;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Language;
import cn.laborproof.proof.verdict.Messages;
import cn.laborproof.proof.verdict.SignatureMaterial;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.VerdictRule;
import cn.laborproof.testkit.EstClient;
import cn.laborproof.testkit.TestIdentity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NationalSignatureTest {
  private static final byte[] DOCUMENT = "最终文件".getBytes(StandardCharsets.UTF_8);
  private static final String NAME = "attachments/contract.pdf.worker.p7s";

  /** Bytes between two tried ones; all of them in the long run. */
  private static final int STEP = Boolean.getBoolean("laborproof.long") ? 1 : 97;

  @TempDir static Path directory;
  private static SigningDesk desk;
  private static TrustBundle trust;
  private static DetachedSignature signature;

  @BeforeAll
  static void sign() throws Exception {
    desk = new SigningDesk(directory);
    trust = believing(desk.nationalRoot());
    signature = signed(desk.national(slot("张三")));
  }

  @AfterAll
  static void stop() throws Exception {
    desk.close();
  }

  @Test
  void what_was_signed_passes_every_question_without_a_network() {
    DocumentExamination examination =
        examine(signature.encoded(), signature.material().canonicalBytes(), DOCUMENT, trust);

    assertThat(examination.checks()).allMatch(CheckResult::passed);
    assertThat(indication(examination)).isEqualTo(Indication.TOTAL_PASSED);
    assertThat(examination.demo()).isTrue();
    for (Language language : Language.values()) {
      examination.checks().forEach(c -> assertThat(Messages.in(language).answer(c)).isNotBlank());
    }
  }

  @Test
  void no_flipped_bit_of_signature_or_document_passes() {
    byte[] material = signature.material().canonicalBytes();
    for (int at = 0; at < signature.encoded().length; at += STEP) {
      byte[] flipped = flipped(signature.encoded(), at);
      assertThat(indication(examine(flipped, material, DOCUMENT, trust)))
          .as("byte " + at)
          .isNotEqualTo(Indication.TOTAL_PASSED);
    }
    for (int at = 0; at < DOCUMENT.length; at++) {
      assertThat(indication(examine(signature.encoded(), material, flipped(DOCUMENT, at), trust)))
          .isEqualTo(Indication.TOTAL_FAILED);
    }
  }

  @Test
  void without_revocation_answers_it_is_not_known_whether_the_certificate_was_good() {
    byte[] nothing =
        "{\"certificates\":[],\"lists\":[],\"ocsp\":[],\"v\":\"laborproof/validation/v1\"}"
            .getBytes(StandardCharsets.UTF_8);

    DocumentExamination examination = examine(signature.encoded(), nothing, DOCUMENT, trust);

    assertThat(failing(examination)).contains("national.revocation");
    assertThat(indication(examination)).isEqualTo(Indication.INDETERMINATE);
  }

  @Test
  void a_trailing_byte_or_other_material_is_no_such_file() {
    byte[] longer = Arrays.copyOf(signature.encoded(), signature.encoded().length + 1);
    byte[] material = signature.material().canonicalBytes();

    assertThat(failing(examine(longer, material, DOCUMENT, trust))).containsOnly("national.form");
    assertThat(failing(examine(signature.encoded(), new byte[] {1}, DOCUMENT, trust)))
        .containsOnly("national.form");
  }

  @Test
  void the_international_root_does_not_make_an_sm2_signer_believable() {
    TrustBundle other = believing(desk.root());

    assertThat(
            failing(
                examine(
                    signature.encoded(), signature.material().canonicalBytes(), DOCUMENT, other)))
        .contains("national.path");
  }

  @Test
  void a_signature_of_somebody_else_is_not_that_of_the_documents_signer() {
    DetachedSignature other = signed(desk.national(slot("李四")));

    DocumentExamination examination =
        examine(other.encoded(), other.material().canonicalBytes(), DOCUMENT, trust);

    assertThat(failing(examination)).containsOnly("national.signer");
    assertThat(indication(examination)).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void a_namesake_is_not_the_documents_signer_where_both_certificates_tell_them_apart()
      throws Exception {
    TestIdentity one = desk.national(slot("张三,SERIALNUMBER=A1"));
    TestIdentity namesake = desk.national(slot("张三,SERIALNUMBER=B2"));
    DetachedSignature same = signed(one);
    DetachedSignature other = signed(namesake);

    Signer inside = signer(one.certificate());
    assertThat(indication(examine(same, inside, Instant.now(), Optional.empty())))
        .isEqualTo(Indication.TOTAL_PASSED);
    assertThat(failing(examine(other, inside, Instant.now(), Optional.empty())))
        .containsOnly("national.signer");
    assertThat(indication(examine(signature, inside, Instant.now(), Optional.empty())))
        .as("one certificate has no serial number of its subject")
        .isEqualTo(Indication.TOTAL_PASSED);
  }

  @Test
  void a_timestamp_later_than_the_examination_or_than_the_event_that_names_it_does_not_pass() {
    DetachedSignature made = signed(desk.national(slot("张三")));
    Instant now = Instant.now();
    Signer inside = signer();

    assertThat(stamp(examine(made, inside, now.minus(Duration.ofMinutes(2)), Optional.empty())))
        .isEqualTo("from-the-future");
    assertThat(stamp(examine(made, inside, now.minusSeconds(20), Optional.empty())))
        .isEqualTo("passed");
    assertThat(stamp(examine(made, inside, now, Optional.of(now.minus(Duration.ofMinutes(7))))))
        .isEqualTo("after-event");
    assertThat(stamp(examine(made, inside, now, Optional.of(now.minus(Duration.ofMinutes(4))))))
        .isEqualTo("passed");
  }

  @Test
  void a_timestamp_by_another_digest_than_sm3_does_not_pass() throws Exception {
    var message = new CMSSignedData(signature.encoded());
    SignerInformation party = message.getSignerInfos().getSigners().iterator().next();
    byte[] imprint = MessageDigest.getInstance("SHA-256").digest(party.getSignature());
    var token =
        new Attribute(
            PKCSObjectIdentifiers.id_aa_signatureTimeStampToken,
            new DERSet(
                ASN1Primitive.fromByteArray(desk.timestamps().timestamp(imprint).encoded())));
    SignerInformation stamped =
        SignerInformation.replaceUnsignedAttributes(party, new AttributeTable(new DERSet(token)));
    byte[] other =
        CMSSignedData.replaceSigners(message, new SignerInformationStore(stamped))
            .getEncoded("DER");

    DocumentExamination examination =
        examine(other, signature.material().canonicalBytes(), DOCUMENT, trust);

    assertThat(stamp(examination)).isEqualTo("other-digest");
    assertThat(indication(examination)).isEqualTo(Indication.TOTAL_FAILED);
  }

  @Test
  void a_revoked_certificate_signs_nothing() throws Exception {
    TestIdentity worker = desk.national(slot("王五"));
    desk.authorities().revoke(worker.certificate().getSerialNumber(), 1);

    assertThatThrownBy(() -> signed(worker))
        .isInstanceOf(SigningException.CertificateRefused.class)
        .hasMessageContaining("revoked");
  }

  @Test
  void a_key_of_the_other_suite_is_refused_before_it_signs() throws Exception {
    TestIdentity worker = EstClient.of(desk.authorities().uri(), directory).worker("张三");

    assertThatThrownBy(() ->
            desk.signer()
                .signDetached(
                    DOCUMENT, worker.chain(), SigningDesk.keyOf(worker.key()), Instant.now()))
        .isInstanceOf(SigningException.CertificateRefused.class);
  }

  @Test
  void a_key_under_a_certificate_of_the_other_suite_signs_nothing_inside_a_document()
      throws Exception {
    FreezeRequest request = Samples.contract();
    SignatureSlot slot = request.profile().slots().getFirst();
    TestIdentity worker = desk.national(slot);
    TestIdentity other = EstClient.of(desk.authorities().uri(), directory).worker(slot.signer());
    SignatureRequest inside =
        new SignatureRequest(
            slot.field(),
            other.chain(),
            SigningDesk.keyOf(worker.key(), SignatureAlgorithm.SM2_SM3),
            SigningDesk.mark(slot),
            "本人确认签订",
            Instant.now());
    byte[] pdf = new DocumentFreezer().freeze(request);

    assertThatThrownBy(() -> desk.signer().sign(pdf, inside))
        .isInstanceOf(SigningException.CertificateRefused.class)
        .hasMessageContaining("differ in suite");
  }

  @ParameterizedTest
  @EnumSource
  void every_question_and_answer_has_its_sentence_in_both_languages(Language language) {
    TreeSet<String> expected = new TreeSet<>();
    for (NationalCode code : NationalCode.values()) {
      expected.add(code.id() + ".question");
      code.answers().forEach(answer -> expected.add(code.id() + "." + answer));
    }

    assertThat(Messages.in(language).keys("national")).isEqualTo(expected);
  }

  private static TrustBundle believing(X509Certificate root) {
    Instant end = Instant.parse("2036-01-01T00:00:00Z");
    return TestTrust.of(
        root,
        desk.nationalTimestampRoot(),
        List.of(DemoMark.CERTIFICATE_POLICY, DemoMark.TIMESTAMP_POLICY),
        Stream.of("SM2", "SM3", "SHA-256", "SHA-512", "ECDSA-P-256")
            .map(name -> new AlgorithmEnd(name, end))
            .toList());
  }

  private static SignatureSlot slot(String worker) {
    return new SignatureSlot(1, "Sig_Worker", SignatureRole.WORKER, worker);
  }

  private static DetachedSignature signed(TestIdentity who) {
    return desk.signer()
        .signDetached(
            DOCUMENT,
            who.chain(),
            SigningDesk.keyOf(who.key(), SignatureAlgorithm.SM2_SM3),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
  }

  private static DocumentExamination examine(
      byte[] message, byte[] material, byte[] document, TrustBundle believed) {
    return new NationalExaminer()
        .examine(
            new Detached(NAME, signer(), message, material, document),
            believed,
            Instant.now().plus(1, ChronoUnit.DAYS));
  }

  private static DocumentExamination examine(
      DetachedSignature made, Signer inside, Instant at, Optional<Instant> namedAt) {
    return new NationalExaminer()
        .examine(
            new Detached(
                NAME,
                inside,
                made.encoded(),
                made.material().canonicalBytes(),
                DOCUMENT,
                namedAt,
                Optional.empty()),
            trust,
            at);
  }

  private static Signer signer() {
    return signer(Digest.sha256(), null);
  }

  private static Signer signer(X509Certificate inside) throws CertificateEncodingException {
    byte[] der = inside.getEncoded();
    var path = new CertifiedPath(List.of(der), true, List.of(), null);
    byte[] nothing = new byte[0];
    return signer(
        Digest.sha256(der), new SignatureMaterial(nothing, "", nothing, nothing, path, List.of()));
  }

  private static Signer signer(Digest certificate, @Nullable SignatureMaterial material) {
    return new Signer(
        "Sig_Worker",
        "worker",
        "张三",
        null,
        "",
        "1",
        certificate,
        "B-LTA",
        null,
        null,
        Indication.TOTAL_PASSED,
        material);
  }

  private static String stamp(DocumentExamination examination) {
    return examination.checks().stream()
        .filter(check -> check.code() == NationalCode.TIMESTAMP)
        .map(CheckResult::answer)
        .findFirst()
        .orElse("not asked");
  }

  private static Indication indication(DocumentExamination examination) {
    return VerdictRule.decide(examination.required(), examination.checks()).indication();
  }

  private static List<String> failing(DocumentExamination examination) {
    return examination.checks().stream()
        .filter(check -> !check.passed())
        .map(check -> check.code().id())
        .distinct()
        .toList();
  }

  private static byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    copy[at] ^= 1;
    return copy;
  }
}
