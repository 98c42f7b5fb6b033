package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_FORM;
import static cn.laborproof.document.examine.check.DocumentCode.SIGNATURE_PLACE;
import static cn.laborproof.document.examine.check.DocumentCode.STRUCTURE;

import cn.laborproof.document.examine.check.DocumentCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Universal signature forgery and signature wrapping: the range or the value itself is bent. */
final class SignatureValueAttacks {
  private final byte[] base;
  private final List<Attack> found = new ArrayList<>();

  SignatureValueAttacks(byte[] base) {
    this.base = base;
  }

  List<Attack> all() {
    for (int nth = 0; nth < 3; nth++) {
      String whose = List.of("worker", "employer", "archive").get(nth);
      range(nth, whose);
      value(nth, whose);
    }
    add("signature wrapping", wrapped(), STRUCTURE, "trailing-bytes");
    add(
        "saved anew by another program",
        new Forge(base).asFirstSave(),
        SIGNATURE_PLACE,
        "gap-not-contents");
    return found;
  }

  private void add(String name, byte[] file, DocumentCode code, String answer) {
    found.add(new Attack(name, file, code, answer));
  }

  private void range(int nth, String whose) {
    int start = Bytes.find(base, "/ByteRange[", nth);
    int end = Bytes.text(base).indexOf(']', start);
    String range = Bytes.text(base).substring(start + 11, end);
    String[] numbers = range.strip().split("\\s+");
    add(
        whose + ": no range",
        Bytes.replace(base, "/ByteRange[", nth, "/ByteRangf["),
        SIGNATURE_PLACE,
        "no-byte-range");
    add(whose + ": null range", fill(start, end, " null"), SIGNATURE_PLACE, "no-byte-range");
    add(
        whose + ": three numbers",
        fill(start, end, "[0 " + numbers[1] + " " + numbers[2] + "]"),
        SIGNATURE_PLACE,
        "no-byte-range");
    add(
        whose + ": negative number",
        fill(start, end, "[0 -" + numbers[1] + " " + numbers[2] + " " + numbers[3] + "]"),
        SIGNATURE_PLACE,
        "gap-not-contents");
    add(
        whose + ": range not from the start",
        fill(start, end, "[1 " + numbers[1] + " " + numbers[2] + " " + numbers[3] + "]"),
        SIGNATURE_PLACE,
        "not-from-start");
    long wider = Long.parseLong(numbers[2]) + 40;
    long shorter = Long.parseLong(numbers[3]) - 40;
    add(
        whose + ": wider gap",
        fill(start, end, "[0 " + numbers[1] + " " + wider + " " + shorter + "]"),
        SIGNATURE_PLACE,
        "gap-not-contents");
    add(
        whose + ": range ends too early",
        fill(start, end, "[0 " + numbers[1] + " " + numbers[2] + " " + shorter + "]"),
        SIGNATURE_PLACE,
        "not-to-revision-end");
    add(
        whose + ": range beyond the file",
        fill(start, end, "[0 " + numbers[1] + " " + numbers[2] + " 999999999]"),
        SIGNATURE_PLACE,
        "not-to-revision-end");
    add(
        whose + ": overlapping ranges",
        fill(start, end, "[0 " + numbers[1] + " 0 " + numbers[3] + "]"),
        SIGNATURE_PLACE,
        "gap-not-contents");
  }

  private byte[] fill(int start, int end, String value) {
    int room = end + 1 - start - "/ByteRange".length();
    return Bytes.over(
        base,
        start + "/ByteRange".length(),
        (value + " ".repeat(Math.max(0, room - value.length()))).substring(0, room));
  }

  private void value(int nth, String whose) {
    int start = Bytes.find(base, "/Contents<", nth) + "/Contents".length();
    int end = Bytes.text(base).indexOf('>', start) + 1;
    String hex = Bytes.text(base).substring(start + 1, end - 1);
    add(
        whose + ": value of zeros",
        Bytes.over(base, start + 1, "0".repeat(hex.length())),
        SIGNATURE_FORM,
        "unreadable");
    add(
        whose + ": no value",
        Bytes.replace(base, "/Contents<", nth, "/Contentz<"),
        SIGNATURE_PLACE,
        "no-contents");
    add(
        whose + ": value in the other case",
        Bytes.over(base, start + 201, hex.substring(200, 400).toUpperCase(Locale.ROOT)),
        SIGNATURE_FORM,
        "not-canonical");
    add(
        whose + ": something in the padding",
        Bytes.over(base, end - 3, "01"),
        SIGNATURE_FORM,
        "not-canonical");
    add(
        whose + ": white space in the value",
        Bytes.over(base, end - 3, "  "),
        SIGNATURE_FORM,
        "not-canonical");
    add(
        whose + ": keys injected into the gap",
        Bytes.over(base, end - 40, ">/Reason(other)/Contentz<" + "0".repeat(14)),
        SIGNATURE_PLACE,
        "gap-not-contents");
  }

  /**
   * The signed end of the file moves back; where the table used to stand, the attacker's own table
   * leads to a copy of the signature whose range leaves all of that out.
   */
  private byte[] wrapped() {
    String text = Bytes.text(base);
    int start = text.lastIndexOf("/Contents<") + "/Contents".length();
    int end = text.indexOf('>', start) + 1;
    int table =
        Integer.parseInt(text.substring(text.lastIndexOf("startxref") + 9).strip().split("\\s")[0]);
    int object = text.lastIndexOf(" 0 obj", start);
    int number = Integer.parseInt(text.substring(text.lastIndexOf('\n', object) + 1, object));
    int trailer = text.lastIndexOf("trailer");
    String rest = text.substring(trailer, text.length());
    String row = "xref\n" + number + " 1\n%010d 00000 n \n";
    int copy = table + row.formatted(0).length() + rest.length();
    String value = text.substring(object, text.indexOf("endobj", object) + 6) + "\n";
    int tail = copy + String.valueOf(number).length() + value.length();
    String range = ("/ByteRange[0 " + start + " " + tail + " " + (base.length - end) + "]");
    int old = value.indexOf("/ByteRange[");
    int oldEnd = value.indexOf(']', old) + 1;
    String bent =
        value.substring(0, old)
            + (range + " ".repeat(100)).substring(0, oldEnd - old)
            + value.substring(oldEnd);
    return Bytes.concat(
        Bytes.ascii(text.substring(0, end)),
        Bytes.ascii(" ".repeat(table - end)),
        Bytes.ascii(row.formatted(copy) + rest + number + bent),
        Bytes.ascii(text.substring(end)));
  }
}
