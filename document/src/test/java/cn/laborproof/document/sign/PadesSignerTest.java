package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.testkit.LeafKind;
import cn.laborproof.testkit.TestIdentity;
import cn.laborproof.testkit.TestPki;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PadesSignerTest {
  private static final ValidationMaterial NO_ANSWERS =
      new ValidationMaterial(List.of(), List.of(), List.of());

  @TempDir static Path directory;
  private static SigningDesk desk;

  private final FreezeRequest contract = Samples.contract();
  private final byte[] frozen = new DocumentFreezer().freeze(contract);
  private final SignatureSlot worker = contract.profile().slots().get(0);
  private final SignatureSlot employer = contract.profile().slots().get(1);

  @BeforeAll
  static void open() throws IOException {
    desk = new SigningDesk(directory);
  }

  @AfterAll
  static void close() throws IOException {
    desk.close();
  }

  @Test
  void a_revision_keeps_every_byte_before_it() {
    byte[] signed = desk.signer().sign(frozen, desk.requestFor(worker)).pdf();
    assertThat(signed).startsWith(frozen);
  }

  @Test
  void signers_must_come_in_the_order_of_the_profile() {
    assertThatThrownBy(() -> desk.signer().sign(frozen, desk.requestFor(employer)))
        .isInstanceOf(SigningException.DocumentRefused.class)
        .hasMessageContaining("Sig_Worker");
  }

  @Test
  void nobody_signs_twice() {
    byte[] signed = desk.signer().sign(frozen, desk.requestFor(worker)).pdf();
    assertThatThrownBy(() -> desk.signer().sign(signed, desk.requestFor(worker)))
        .isInstanceOf(SigningException.DocumentRefused.class);
  }

  @Test
  void a_certificate_of_somebody_else_is_refused() {
    SignatureSlot other = new SignatureSlot(1, worker.field(), SignatureRole.WORKER, "李四");
    assertThatThrownBy(() -> desk.signer().sign(frozen, desk.requestFor(other)))
        .isInstanceOf(SigningException.CertificateRefused.class)
        .hasMessageContaining("李四");
  }

  @Test
  void a_half_signed_document_is_not_archived() {
    SignedRevision signed = desk.signer().sign(frozen, desk.requestFor(worker));
    assertThatThrownBy(() -> desk.signer().archive(signed.pdf(), List.of(signed.material())))
        .isInstanceOf(SigningException.DocumentRefused.class)
        .hasMessageContaining("Sig_Employer");
  }

  @Test
  void an_archived_document_can_be_renewed_eleven_times() {
    byte[] archived = desk.finished(contract);
    for (int i = 2; i <= 12; i++) {
      byte[] renewed = desk.signer().archive(archived, List.of());
      assertThat(renewed).startsWith(archived);
      archived = renewed;
    }
    byte[] full = archived;
    assertThatThrownBy(() -> desk.signer().archive(full, List.of()))
        .isInstanceOf(SigningException.DocumentRefused.class)
        .hasMessageContaining("RFC 4998");
  }

  @Test
  void a_file_that_is_no_pdf_is_refused() {
    assertThatThrownBy(() -> desk.signer().sign(new byte[100], desk.requestFor(worker)))
        .isInstanceOf(SigningException.DocumentRefused.class);
  }

  @Test
  void a_signed_contract_of_two_parties_stays_under_200_kilobytes() {
    assertThat(desk.finished(contract)).hasSizeLessThan(200 * 1024);
  }

  @Test
  void an_rsa_key_signs_as_well() {
    TestIdentity rsa = TestPki.at(Instant.now()).issue(LeafKind.GOOD_RSA, "张三");
    SignedRevision signed = unasked().sign(frozen, requestOf(rsa, rsaKey(rsa)));
    assertThat(PadesSigner.nextSlot(signed.pdf())).contains(employer);
  }

  @Test
  void a_key_that_is_not_the_certificates_gives_no_file() {
    TestPki pki = TestPki.at(Instant.now());
    TestIdentity certificate = pki.issue(LeafKind.GOOD_RSA, "张三");
    TestIdentity other = pki.issue(LeafKind.GOOD_RSA, "张三");
    assertThatThrownBy(() -> unasked().sign(frozen, requestOf(certificate, rsaKey(other))))
        .isInstanceOf(SigningException.KeyFailed.class);
  }

  @Test
  void without_a_timestamp_there_is_no_file() {
    PadesSigner timeless =
        new PadesSigner(
            imprint -> {
              throw new SigningException.TimestampFailed("nobody answers", null);
            },
            (certificate, issuer) -> NO_ANSWERS);
    assertThatThrownBy(() -> timeless.sign(frozen, desk.requestFor(worker)))
        .isInstanceOf(SigningException.TimestampFailed.class);
  }

  @Test
  void without_a_revocation_answer_there_is_no_file() {
    PadesSigner unknowing =
        new PadesSigner(
            desk.timestamps(),
            (certificate, issuer) -> {
              throw new SigningException.RevocationUnknown("nobody answers", null);
            });
    assertThatThrownBy(() -> unknowing.sign(frozen, desk.requestFor(worker)))
        .isInstanceOf(SigningException.RevocationUnknown.class);
  }

  @Test
  void a_certificate_that_may_not_sign_is_refused_before_the_key_is_used() {
    TestPki pki = TestPki.at(Instant.now());
    TestIdentity expired = pki.issue(LeafKind.EXPIRED, "张三");
    TestIdentity good = pki.issue(LeafKind.GOOD, "张三");
    TestIdentity cut = new TestIdentity(good.key(), good.chain().subList(0, 2));
    TestIdentity usage = pki.issue(LeafKind.WRONG_USAGE, "张三");
    for (TestIdentity identity : List.of(expired, cut, usage)) {
      assertThatThrownBy(() -> unasked().sign(frozen, requestOf(identity, unused())))
          .isInstanceOf(SigningException.CertificateRefused.class);
    }
  }

  /** A signer that takes any certificate for good. */
  private static PadesSigner unasked() {
    return new PadesSigner(desk.timestamps(), (certificate, issuer) -> NO_ANSWERS);
  }

  private SignatureRequest requestOf(TestIdentity identity, ExternalSigner key) {
    return new SignatureRequest(
        worker.field(), identity.chain(), key, Samples.handwriting(), "本人确认签订", Instant.now());
  }

  private static ExternalSigner rsaKey(TestIdentity identity) {
    return SigningDesk.keyOf(identity.key(), SignatureAlgorithm.RSA_SHA256);
  }

  private static ExternalSigner unused() {
    return new ExternalSigner() {
      @Override
      public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ECDSA_P256_SHA256;
      }

      @Override
      public byte[] sign(byte[] toBeSigned) {
        throw new AssertionError("the key must not be used");
      }
    };
  }
}
