package cn.laborproof.document.examine.attack;

import static cn.laborproof.document.examine.check.DocumentCode.STRUCTURE;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.ArrayList;
import java.util.List;

/**
 * One object number, two meanings: what a later save is allowed to write takes the number of
 * something that the pages use, or a reference waits in the signed save for an object that comes
 * later.
 */
final class NumberAttacks {
  private final GenuineFiles files;
  private final byte[] base;
  private final List<Attack> found = new ArrayList<>();

  NumberAttacks(GenuineFiles files, byte[] base) {
    this.files = files;
    this.base = base;
  }

  List<Attack> all() {
    bookkeeping();
    waiting();
    tables();
    return found;
  }

  private void add(String name, byte[] file, String answer) {
    found.add(new Attack("number: " + name, file, STRUCTURE, answer));
  }

  /** More validation data is allowed; the stream that lists it becomes the text of a page. */
  private void bookkeeping() {
    Forge table = new Forge(base);
    int content = content(table);
    add(
        "the cross-reference stream takes the place of a page's content",
        renewed(moreData(table).bookkeeping(0, content).savePacked()),
        "two-meanings");
    Forge holder = new Forge(base);
    add(
        "an object stream takes the place of a page's content",
        renewed(moreData(holder).bookkeeping(content, 0).savePacked()),
        "two-meanings");
    Forge first = new Forge(files.frozenContract());
    int page = first.pages().getFirst();
    int signature = first.next();
    add(
        "a page whose content is a signature to come",
        files.finished(
            first.change(page, "Contents", contents(first, page, signature)).asFirstSave()),
        "two-meanings");
  }

  /** Nothing stands there when the worker signs; the employer's picture stands there afterwards. */
  private void waiting() {
    int worker = 2;
    for (String what : List.of("picture of the next signer", "revocation list")) {
      Forge forge = new Forge(files.frozenContract());
      int page = forge.pages().getFirst();
      int number = forge.next() + worker + (what.startsWith("picture") ? 1 : 2);
      add(
          "a page waits for the " + what,
          files.finished(
              forge.change(page, "Contents", contents(forge, page, number)).asFirstSave()),
          "two-meanings");
    }
    Forge resources = new Forge(files.frozenContract());
    int page = resources.pages().getFirst();
    int number = resources.next() + worker + 1;
    add(
        "a font that the next signer brings",
        files.finished(
            resources
                .change(page, "Resources", "<</Font<</F1 " + number + " 0 R>>>>")
                .asFirstSave()),
        "two-meanings");
    Forge generation = new Forge(files.frozenContract());
    int first = generation.pages().getFirst();
    add(
        "a reference to another generation",
        files.finished(
            generation.change(first, "Contents", content(generation) + " 7 R").asFirstSave()),
        "two-meanings");
  }

  private void tables() {
    Forge small = new Forge(base);
    add("a trailer that forgets the later objects", moreData(small).size(52).save(), "not-listed");
    byte[] frozen = new Forge(files.frozenContract()).asFirstSave();
    int table = Bytes.text(frozen).lastIndexOf("\nxref\n") + "\nxref\n".length();
    String text = Bytes.text(frozen);
    add(
        "a comment in the table, at which some readers search the file anew",
        files.finished(
            Bytes.ascii(text.substring(0, table) + "%1 0 obj\n" + text.substring(table))),
        "not-plain");
    Forge idle = new Forge(files.frozenContract());
    idle.addStream("/Type/ObjStm/N 1/First 4", Bytes.ascii("1 0 <</Type/Catalog>>"));
    add("an object stream that no table uses", files.finished(idle.asFirstSave()), "not-listed");
  }

  private static int content(Forge forge) {
    return forge.reference(forge.dictionary(forge.pages().getFirst()), "Contents");
  }

  private static String contents(Forge forge, int page, int more) {
    return "[" + forge.reference(forge.dictionary(page), "Contents") + " 0 R " + more + " 0 R]";
  }

  /** The validation data, written anew as an object of its own. */
  private static Forge moreData(Forge forge) {
    PdfValue.Dictionary dss =
        forge.latest().dictionary(forge.dictionary(forge.catalog()), "DSS").orElseThrow();
    int store = forge.add(Spelling.of(dss));
    return forge.change(forge.catalog(), "DSS", store + " 0 R");
  }

  private byte[] renewed(byte[] forged) {
    return files.notary().stamp(forged, "DocTS_02");
  }
}
