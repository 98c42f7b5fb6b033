package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.ATTACHMENTS;
import static cn.laborproof.document.examine.check.DocumentCode.HIDDEN_CONTENT;
import static cn.laborproof.document.examine.check.DocumentCode.PAGES_SAY;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNERS;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNING_PROFILE;

import cn.laborproof.document.DocumentData;
import cn.laborproof.document.Samples;
import cn.laborproof.document.SignatureSlot;
import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Shadow attacks and their kin: whoever makes the document prepares it before the first signature,
 * so that everybody signs the trap.
 */
final class PreparedAttacks {
  private final GenuineFiles files;
  private final List<Attack> found = new ArrayList<>();

  PreparedAttacks(GenuineFiles files) {
    this.files = files;
  }

  List<Attack> all() {
    catalog("script", "OpenAction", "<</S/JavaScript/JS(1)>>", "script");
    catalog("launch", "OpenAction", "<</S/Launch/F(x)>>", "action");
    catalog("layers", "OCProperties", "<</OCGs[]/D<<>>>>", "layers");
    catalog("named scripts", "Extra", "<</JavaScript<</Names[]>>>>", "script");
    page(
        "link to the outside",
        "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://x)>>>>",
        "action");
    page(
        "note that can be opened",
        "<</Type/Annot/Subtype/FreeText/Rect[0 0 9 9]/Contents(x)>>",
        "annotation");
    page("film", "<</Type/Annot/Subtype/RichMedia/Rect[0 0 9 9]>>", "media");
    object("text field", "<</FT/Tx/T(x)/V(1)>>", "form");
    object("font of programs", "<</Type/Font/Subtype/Type3>>", "substitute");
    stream("image with a substitute", "/Type/XObject/Subtype/Image/Alternates[]", "substitute");
    stream("stream in another file", "/F(other.bin)", "external");
    stream("content of another file", "/Subtype/Form/Ref<</F(other.pdf)/Page 0>>", "external");
    object("picture that changes under the pointer", "<</AP<</N 1 0 R/R 1 0 R>>>>", "substitute");
    attachments();
    return found;
  }

  private Forge forge() {
    return new Forge(files.frozenContract());
  }

  private void add(String name, Forge forge, DocumentCode code, String answer) {
    found.add(new Attack("prepared: " + name, files.finished(forge.asFirstSave()), code, answer));
  }

  private void catalog(String name, String key, String value, String answer) {
    Forge forge = forge();
    add(name, forge.change(forge.catalog(), key, value), HIDDEN_CONTENT, answer);
  }

  private void page(String name, String annotation, String answer) {
    Forge forge = forge();
    int page = forge.pages().getFirst();
    int note = forge.add(annotation);
    PdfValue before = forge.latest().resolve(forge.dictionary(page), "Annots");
    String items = before instanceof PdfValue.Array ? Spelling.of(before) : "[]";
    String more = items.substring(0, items.length() - 1) + " " + note + " 0 R]";
    add(name, forge.change(page, "Annots", more), HIDDEN_CONTENT, answer);
  }

  private void object(String name, String body, String answer) {
    Forge forge = forge();
    forge.add(body);
    add(name, forge, HIDDEN_CONTENT, answer);
  }

  private void stream(String name, String entries, String answer) {
    Forge forge = forge();
    forge.addStream(entries, new byte[4]);
    add(name, forge, HIDDEN_CONTENT, answer);
  }

  private void attachments() {
    Forge third = forge();
    int data = third.addStream("/Type/EmbeddedFile", Bytes.ascii("{}"));
    third.add("<</Type/Filespec/F(annex.exe)/UF(annex.exe)/EF<</F " + data + " 0 R>>>>");
    add("a third attached file", third, ATTACHMENTS, "unknown");
    Forge twice = forge();
    int copy = twice.addStream("/Type/EmbeddedFile", Samples.contract().profile().canonicalJson());
    twice.add(
        "<</Type/Filespec/F(signing-profile.json)/UF(signing-profile.json)/EF<</F "
            + copy
            + " 0 R>>>>");
    add("two signing profiles", twice, SIGNING_PROFILE, "unreadable");
    DocumentData other = Samples.contractData("王五");
    add(
        "data that the pages do not show",
        replaced(DocumentData.FILE_NAME, other.canonicalJson()),
        PAGES_SAY,
        "differs");
    add(
        "data that is not canonical",
        replaced(DocumentData.FILE_NAME, Bytes.ascii("{ }")),
        ATTACHMENTS,
        "unreadable");
    SigningProfile profile = Samples.contract().profile();
    List<SignatureSlot> slots = profile.slots().subList(0, 1);
    SigningProfile less =
        SigningProfile.of(profile.kind(), profile.evidenceReference(), profile.demo(), slots);
    add(
        "a profile that asks for one signer only",
        replaced(SigningProfile.FILE_NAME, less.canonicalJson()),
        SIGNERS,
        "unlisted");
  }

  private Forge replaced(String name, byte[] content) {
    return Forge.withAttached(files.frozenContract(), name, content);
  }
}
