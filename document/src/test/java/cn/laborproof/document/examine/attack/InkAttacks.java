package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;
import static cn.laborproof.document.examine.check.DocumentCode.PAGES_SAY;

import cn.laborproof.document.DataField;
import cn.laborproof.document.DocumentData;
import cn.laborproof.document.Samples;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.freeze.FreezeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The text that a program reads is not the text that a person sees: invisible, covered, cut off, or
 * only a part of a longer number.
 */
final class InkAttacks {
  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  InkAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    operators();
    unseen();
    fields();
    numbers();
    return found;
  }

  private void add(String name, byte[] frozen, DocumentCode code, String answer) {
    found.add(new Attack("ink: " + name, files.finished(frozen), code, answer));
  }

  private byte[] drawn(UnaryOperator<String> edit) {
    Forge forge = new Forge(files.frozenContract());
    int content = forge.reference(forge.dictionary(forge.pages().getFirst()), "Contents");
    String before = Bytes.text(forge.data(content));
    return forge.putStream(content, "", Bytes.ascii(edit.apply(before))).asFirstSave();
  }

  /** Operators that no page of ours uses: each can make a text mean or show something else. */
  private void operators() {
    for (String operator :
        List.of(
            "3 Tr",
            "7 Tr",
            "/GS0 gs",
            "0 0 1 1 re W n",
            "0 0 1 1 re W* n",
            "1 Tz",
            "900 Ts",
            "/Sh0 sh",
            "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI",
            "/Span <</ActualText (9,000.00)>> BDC",
            "/OC /L0 BDC",
            "/Pattern cs /P0 scn",
            "0 0 0 0 k",
            "1 0 0 -1 0 0 Tm")) {
      add(
          "operator " + operator,
          drawn(content -> operator + "\n" + content),
          HIDDEN_CONTENT,
          "unfamiliar");
    }
  }

  private void unseen() {
    add(
        "white letters",
        drawn(content -> content.replace("BT 0 g", "BT 1 g")),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "letters of almost no size",
        drawn(content -> content.replaceAll("(/F\\d) [\\d.]+ Tf", "$1 0.1 Tf")),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "letters made small by a matrix",
        drawn(content -> "q 0.01 0 0 0.01 100 400 cm\n" + content + "Q\n"),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "letters beside the page",
        drawn(content -> "q 1 0 0 1 900 0 cm\n" + content + "Q\n"),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "a white box over the text",
        drawn(content -> content + "q 1 g 70 300 460 300 re f Q\n"),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "a broad white line over the text",
        drawn(content -> content + "q 1 G 300 w 70 450 m 530 450 l S Q\n"),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "another text over the text",
        drawn(content -> content + content.replace("BT 0 g", "BT 0.9 0.9 0.9 rg")),
        HIDDEN_CONTENT,
        "concealed");
    add(
        "the code of the verify page over the text",
        drawn(content -> content + "q 400 0 0 300 75 300 cm /QR Do Q\n"),
        HIDDEN_CONTENT,
        "concealed");
  }

  /** Overlay signature, prepared: the place to sign lies where the wage stands. */
  private void fields() {
    for (String field : List.of("Sig_Employer", "DocTS_01", "DocTS_07")) {
      Forge forge = new Forge(files.frozenContract());
      int number = forge.field(field).object();
      int page = forge.pages().getFirst();
      int last = forge.pages().getLast();
      forge.change(number, "Rect", "[70 300 530 600]");
      if (field.startsWith("Sig")) {
        String annots = Spelling.of(forge.dictionary(page).entries().get("Annots"));
        String rest = Spelling.of(forge.dictionary(last).entries().get("Annots"));
        forge.change(
            page, "Annots", annots.substring(0, annots.length() - 1) + " " + number + " 0 R]");
        forge.change(last, "Annots", rest.replace(number + " 0 R", ""));
      }
      add(
          "a place to sign over the text: " + field,
          forge.asFirstSave(),
          HIDDEN_CONTENT,
          "concealed");
    }
  }

  /** Less pay in the data than on the page: the shorter number stands inside the longer one. */
  private void numbers() {
    for (String less : List.of("2,000.00", "12,000.0", "12,000", "000.00")) {
      FreezeRequest request = Samples.contract();
      List<DataField> fields =
          request.data().fields().stream()
              .map(field ->
                  field.name().equals("pay.monthly")
                      ? DataField.shownAs(field.name(), less.replace(",", ""), less)
                      : field)
              .toList();
      DocumentData data =
          new DocumentData(request.data().kind(), request.data().template(), fields);
      add(
          "the data says " + less + " where the page says 12,000.00",
          Forge.withAttached(files.frozenContract(), DocumentData.FILE_NAME, data.canonicalJson())
              .asFirstSave(),
          PAGES_SAY,
          "differs");
    }
  }
}
