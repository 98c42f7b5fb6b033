package cn.laborproof.document.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.freeze.DocumentFreezer;
import cn.laborproof.document.freeze.FreezeRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PadesSignerTest {
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
}
