package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.READABLE;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_DIGEST;
import static cn.laborproof.document.examine.check.DocumentCode.STRUCTURE;

import java.util.List;

/** Bytes before, behind, between and in the objects. */
final class ByteAttacks {
  private final byte[] base;

  ByteAttacks(byte[] base) {
    this.base = base;
  }

  List<Attack> all() {
    byte[] object = Bytes.ascii("900 0 obj\n<</Type/Catalog>>\nendobj\n");
    return List.of(
        new Attack(
            "a line feed behind the end",
            Bytes.concat(base, Bytes.ascii("\n")),
            STRUCTURE,
            "trailing-bytes"),
        new Attack(
            "a zero behind the end", Bytes.concat(base, new byte[1]), STRUCTURE, "trailing-bytes"),
        new Attack(
            "an object behind the end", Bytes.concat(base, object), STRUCTURE, "trailing-bytes"),
        new Attack(
            "a second end of file",
            Bytes.concat(base, Bytes.ascii("%%EOF\n")),
            STRUCTURE,
            "trailing-bytes"),
        new Attack(
            "bytes before the header",
            Bytes.concat(Bytes.ascii("GIF89a\n"), base),
            READABLE,
            "malformed"),
        new Attack(
            "another version in the header",
            Bytes.replace(base, "%PDF-1.7", 0, "%PDF-1.3"),
            SIGNATURE_DIGEST,
            "differs"),
        new Attack(
            "a page size",
            Bytes.replace(base, "/MediaBox[0 0 595", 0, "/MediaBox[0 0 195"),
            SIGNATURE_DIGEST,
            "differs"),
        new Attack(
            "an offset of the first table",
            Bytes.replace(base, " 00000 n ", 3, " 00001 n "),
            READABLE,
            "malformed"),
        new Attack(
            "a key of the catalog",
            Bytes.replace(base, "/Lang(zh-CN)", 0, "/Lang(zh-TW)"),
            SIGNATURE_DIGEST,
            "differs"),
        new Attack("the claimed time of signing", claimedTime(), SIGNATURE_DIGEST, "differs"));
  }

  private byte[] claimedTime() {
    int at = Bytes.find(base, "/Filter/Adobe.PPKLite", 1);
    return Bytes.over(base, at, "/Filter/Adobe.PPKLitf");
  }
}
