package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.ARCHIVE_LEVEL;
import static cn.laborproof.document.examine.check.DocumentCode.CHANGES;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_TIMESTAMP;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNERS;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The attacker buys a timestamp from the very authority that is believed, and puts it over what he
 * changed.
 */
final class StampedAttacks {
  private final GenuineFiles files;
  private final byte[] base;
  private final byte[] signed;
  private final List<Attack> found = new ArrayList<>();

  StampedAttacks(GenuineFiles files, byte[] base) {
    this.files = files;
    this.base = base;
    List<Revision> revisions = Forge.read(base).revisions();
    this.signed = Arrays.copyOf(base, revisions.get(2).end());
  }

  List<Attack> all() {
    Forge rotated = new Forge(base);
    add(
        "page turned, stamped again",
        renewed(rotated.change(rotated.pages().getFirst(), "Rotate", "90").save()),
        CHANGES,
        "page");
    Forge between = new Forge(signed);
    add(
        "page turned before validation data and timestamp",
        archived(between.change(between.pages().getFirst(), "Rotate", "90").save()),
        CHANGES,
        "page");
    Forge removed = new Forge(base);
    add(
        "validation data removed, stamped again",
        renewed(removed.change(removed.catalog(), "DSS", null).save()),
        CHANGES,
        "catalog");
    Forge fewer = new Forge(base);
    PdfValue.Dictionary dss =
        fewer.latest().dictionary(fewer.dictionary(fewer.catalog()), "DSS").orElseThrow();
    PdfValue.Array lists = (PdfValue.Array) dss.entries().get("CRLs");
    String less = "<</CRLs[" + Spelling.of(lists.items().getFirst()) + "]>>";
    add(
        "a revocation list removed, stamped again",
        renewed(fewer.change(fewer.catalog(), "DSS", less).save()),
        CHANGES,
        "validation-data");
    Forge picture = new Forge(base);
    int other = picture.addStream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", Bytes.ascii("0 g"));
    add(
        "picture of a signature swapped, stamped again",
        renewed(
            picture
                .change(picture.field("Sig_Worker").object(), "AP", "<</N " + other + " 0 R>>")
                .save()),
        CHANGES,
        "form");
    add(
        "timestamp over nothing else, no validation data",
        files.notary().stamp(signed, "DocTS_01"),
        ARCHIVE_LEVEL,
        "no-validation-data");
    add("a timestamp in a field that was not made up front", overlay(), CHANGES, "form");
    add(
        "a party's signature in a timestamp field",
        files.notary().sign(base, "DocTS_02", files.worker()),
        SIGNERS,
        "unlisted");
    add("timestamp of another file", copied(), SIGNATURE_TIMESTAMP, "other-data");
    return found;
  }

  private void add(String name, byte[] file, DocumentCode code, String answer) {
    found.add(new Attack(name, file, code, answer));
  }

  private byte[] renewed(byte[] forged) {
    return files.notary().stamp(forged, "DocTS_02");
  }

  private byte[] archived(byte[] forged) {
    return files.notary().stamp(files.notary().validationData(forged), "DocTS_01");
  }

  /** Sneaky signature attack: a field of the attacker's own, its picture over the text. */
  private byte[] overlay() {
    Forge forge = new Forge(base);
    int page = forge.pages().getFirst();
    int form = forge.reference(forge.dictionary(forge.catalog()), "AcroForm");
    int picture =
        forge.addStream(
            "/Type/XObject/Subtype/Form/BBox[0 0 300 100]", Bytes.ascii("1 g 0 0 300 100 re f\n"));
    int field =
        forge.add(
            "<</FT/Sig/T(Extra)/Type/Annot/Subtype/Widget/Rect[100 400 400 500]/F 4/P "
                + page
                + " 0 R/AP<</N "
                + picture
                + " 0 R>>>>");
    String fields = Spelling.of(forge.dictionary(form).entries().get("Fields"));
    forge.change(form, "Fields", fields.substring(0, fields.length() - 1) + " " + field + " 0 R]");
    return files.notary().stamp(forge.save(), "Extra");
  }

  /** The archive timestamp of one contract over another. */
  private byte[] copied() {
    int start = Bytes.text(base).lastIndexOf("/Contents<") + "/Contents<".length();
    String value = Bytes.text(base).substring(start, Bytes.text(base).indexOf('>', start));
    byte[] other = files.contract();
    return Bytes.over(
        other, Bytes.text(other).lastIndexOf("/Contents<") + "/Contents<".length(), value);
  }
}
