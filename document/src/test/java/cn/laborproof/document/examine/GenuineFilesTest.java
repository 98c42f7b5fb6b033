package cn.laborproof.document.examine;

import static org.assertj.core.api.Assertions.assertThat;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureRole;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.attack.Forge;
import cn.laborproof.document.examine.attack.GenuineFiles;
import cn.laborproof.document.freeze.Block;
import cn.laborproof.document.freeze.FreezeRequest;
import cn.laborproof.document.freeze.PageContent;
import cn.laborproof.document.freeze.SignaturePanel;
import cn.laborproof.testkit.Seeded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody has tampered with passes, however many signed, however large, however often renewed.
 */
class GenuineFilesTest {
  private static final GenuineFiles FILES = new GenuineFiles();

  @TempDir Path work;

  @Test
  void a_contract_of_two_parties_passes() {
    passes(FILES.contract());
  }

  @Test
  void an_agreement_of_four_parties_passes() {
    passes(FILES.agreement());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void however_many_sign_it_passes(int signers) {
    List<SignatureSlot> slots = new ArrayList<>();
    for (int i = 1; i <= signers; i++) {
      slots.add(
          i % 2 == 1
              ? new SignatureSlot(i, "Sig_" + i, SignatureRole.WORKER, "签署人" + i)
              : new SignatureSlot(i, "Sig_" + i, SignatureRole.EMPLOYER, "第" + i + "单位"));
    }
    passes(FILES.signed(request(slots, List.of(), List.of())));
  }

  @Test
  void a_contract_renewed_until_no_field_is_left_passes_each_time() {
    byte[] pdf = FILES.contract();
    for (int renewal = 2; renewal <= 12; renewal++) {
      pdf = FILES.notary().stamp(pdf, "DocTS_%02d".formatted(renewal));
    }
    passes(pdf);
  }

  @Test
  void a_file_written_anew_before_signing_passes() {
    passes(FILES.finished(new Forge(FILES.frozenContract()).asFirstSave()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--linearize --object-streams=disable",
        "--linearize --object-streams=generate",
        "--object-streams=generate"
      })
  void a_file_arranged_by_another_program_before_signing_passes(String options) throws Exception {
    Path frozen = Files.write(work.resolve("frozen.pdf"), FILES.frozenContract());
    Path arranged = work.resolve("arranged.pdf");
    List<String> command = new ArrayList<>(List.of("qpdf"));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of(frozen.toString(), arranged.toString()));
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    passes(FILES.finished(Files.readAllBytes(arranged)));
  }

  @Test
  void eighty_pages_and_ten_megabytes_pass() {
    List<Block> clauses = new ArrayList<>();
    for (int i = 0; i < 80 * 10; i++) {
      clauses.add(Block.Paragraph.plain("第" + i + "项 " + "乙方同意根据甲方工作需要，担任设备维护工程师岗位工作。".repeat(6)));
    }
    Seeded seeded = Seeded.of(20261122);
    List<DataField> data = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      data.add(
          DataField.hidden(
              "annex." + i, Base64.getEncoder().encodeToString(seeded.bytes(1 << 20))));
    }
    byte[] pdf =
        FILES.signed(
            request(
                List.of(
                    new SignatureSlot(1, "Sig_1", SignatureRole.WORKER, "张三"),
                    new SignatureSlot(2, "Sig_2", SignatureRole.EMPLOYER, Samples.EMPLOYER)),
                clauses,
                data));
    assertThat(pdf.length).isGreaterThan(10 << 20);
    assertThat(new Forge(pdf).pages()).hasSizeGreaterThanOrEqualTo(80);
    passes(pdf);
  }

  private static FreezeRequest request(
      List<SignatureSlot> slots, List<Block> clauses, List<DataField> data) {
    FreezeRequest like = Samples.contract();
    List<Block> blocks = new ArrayList<>(like.content().blocks());
    blocks.addAll(clauses);
    List<DataField> fields = new ArrayList<>(like.data().fields());
    fields.addAll(data);
    SigningProfile profile =
        SigningProfile.of(
            like.profile().kind(), like.profile().evidenceReference(), like.demo(), slots);
    PageContent content =
        new PageContent(
            like.content().title(),
            like.content().number(),
            blocks,
            slots.stream()
                .map(slot -> new SignaturePanel(slot.field(), slot.signer(), List.of()))
                .toList());
    return new FreezeRequest(
        content,
        new DocumentData(like.data().kind(), like.data().template(), fields),
        profile,
        like.verifyAt(),
        like.frozenAt());
  }

  private static void passes(byte[] pdf) {
    Examined.of(pdf, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600)).mustPass();
  }
}
