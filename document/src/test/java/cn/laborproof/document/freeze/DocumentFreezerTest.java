package cn.laborproof.document.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.PageText;
import cn.laborproof.document.Samples;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.font.UnprintableCharacterException;
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentFreezerTest {
  private final DocumentFreezer freezer = new DocumentFreezer();

  @Test
  void the_same_request_gives_the_same_bytes() {
    assertThat(freezer.freeze(Samples.contract())).isEqualTo(freezer.freeze(Samples.contract()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "de-DE", "hi-IN-u-nu-deva"})
  void the_locale_of_the_machine_changes_no_byte(String locale) {
    Locale before = Locale.getDefault();
    byte[] here = freezer.freeze(Samples.contract());
    Locale.setDefault(Locale.forLanguageTag(locale));
    try {
      assertThat(freezer.freeze(Samples.contract())).isEqualTo(here);
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void names_with_rare_characters_are_printed_and_extracted_as_they_are() throws IOException {
    String name = "\uD842\uDFB7田㛃䶮\uD870\uDF4E鿰";
    byte[] pdf = freezer.freeze(Samples.contract(name));
    assertThat(pageTexts(pdf)).anyMatch(page -> page.contains(name));
  }

  @Test
  void a_character_no_font_has_is_named() {
    assertThatThrownBy(() -> freezer.freeze(Samples.contract("张\uD83D\uDE00")))
        .isInstanceOf(UnprintableCharacterException.class)
        .hasMessageContaining("U+1F600");
  }

  @Test
  void a_long_text_runs_over_many_pages_and_none_of_it_is_lost() throws IOException {
    List<Block> blocks = new ArrayList<>(Samples.contract().content().blocks());
    for (int i = 1; i <= 300; i++) {
      blocks.add(Block.Paragraph.plain("补充约定之" + i + "号：双方同意按此条执行，直至另行书面变更。".repeat(4)));
    }
    byte[] pdf = freezer.freeze(Samples.contract("张三", blocks));
    String text = String.join("", pageTexts(pdf)).replaceAll("\\s", "");
    for (int i = 1; i <= 300; i++) {
      assertThat(text).contains("补充约定之" + i + "号：");
    }
  }

  @Test
  void data_that_the_pages_do_not_show_is_refused() {
    FreezeRequest good = Samples.contract();
    DocumentData other =
        new DocumentData(
            good.data().kind(),
            good.data().template(),
            List.of(DataField.shownAs("pay.monthly", "13000.00", "13,000.00")));
    FreezeRequest bad =
        new FreezeRequest(good.content(), other, good.profile(), good.verifyAt(), good.frozenAt());
    assertThatThrownBy(() -> freezer.freeze(bad))
        .isInstanceOf(PrintedDataMissingException.class)
        .hasMessageContaining("pay.monthly");
  }

  @Test
  void data_and_signing_profile_are_attached_and_read_back() throws IOException {
    FreezeRequest request = Samples.mediation();
    byte[] pdf = freezer.freeze(request);
    assertThat(SigningProfile.parse(attached(pdf, SigningProfile.FILE_NAME)))
        .isEqualTo(request.profile());
    assertThat(DocumentData.parse(attached(pdf, DocumentData.FILE_NAME))).isEqualTo(request.data());
  }

  private static List<String> pageTexts(byte[] pdf) throws IOException {
    try (PdfDocument document = open(pdf)) {
      return PageText.bodies(document);
    }
  }

  private static byte[] attached(byte[] pdf, String name) throws IOException {
    try (PdfDocument document = open(pdf)) {
      var specification =
          document.getCatalog().getNameTree(PdfName.EmbeddedFiles).getNames().entrySet().stream()
              .filter(entry -> entry.getKey().toUnicodeString().equals(name))
              .findFirst()
              .orElseThrow()
              .getValue();
      var file = (com.itextpdf.kernel.pdf.PdfDictionary) specification;
      return file.getAsDictionary(PdfName.EF).getAsStream(PdfName.F).getBytes();
    }
  }

  private static PdfDocument open(byte[] pdf) throws IOException {
    return new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)));
  }
}
