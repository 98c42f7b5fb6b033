package cn.laborproof.document.examine.attack;

import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.pdf.Revision;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A file cut back to an earlier save is a valid earlier file; only what it promises itself shows
 * that something is missing.
 */
final class CutAttacks {
  private final byte[] base;

  CutAttacks(byte[] base) {
    this.base = base;
  }

  List<Attack> all() {
    List<Attack> attacks = new ArrayList<>();
    List<Revision> revisions = Forge.read(base).revisions();
    for (Revision revision : revisions.subList(0, revisions.size() - 1)) {
      int save = revision.index() + 1;
      boolean half = save <= 2;
      boolean data = save < 4;
      byte[] cut = Arrays.copyOf(base, revision.end());
      String name = "cut back to save " + save;
      if (half) {
        attacks.add(new Attack(name + ", signers", cut, DocumentCode.SIGNERS, "missing"));
      }
      attacks.add(
          new Attack(
              name + ", level",
              cut,
              DocumentCode.ARCHIVE_LEVEL,
              data ? "no-validation-data" : "no-timestamp"));
    }
    byte[] half = Arrays.copyOf(base, base.length / 2);
    attacks.add(new Attack("cut in the middle", half, DocumentCode.READABLE, "not-followed"));
    byte[] lastByte = Arrays.copyOf(base, base.length - 1);
    attacks.add(
        new Attack(
            "last byte missing", lastByte, DocumentCode.SIGNATURE_PLACE, "not-to-revision-end"));
    return attacks;
  }
}
