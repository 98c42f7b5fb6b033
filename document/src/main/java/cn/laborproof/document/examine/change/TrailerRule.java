package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.Optional;
import java.util.Set;

/**
 * The trailer keeps naming the same catalog, the same information dictionary and the same document.
 * Nothing is freed.
 */
final class TrailerRule implements SaveRule {
  private static final Set<String> KNOWN =
      Set.of(
          "Root",
          "Info",
          "ID",
          "Size",
          "Prev",
          "Type",
          "W",
          "Index",
          "Length",
          "Filter",
          "DecodeParms");

  private static final Set<String> INFORMATION_MAY_CHANGE = Set.of("ModDate", "Producer");

  @Override
  public void judge(Save save) {
    PdfValue.Dictionary before = save.before().trailer();
    PdfValue.Dictionary after = save.after().trailer();
    for (String key : new String[] {"Root", "Info"}) {
      if (!before.get(key).equals(after.get(key))) {
        save.refuse(Change.Kind.TRAILER, 0, key);
      }
    }
    if (!permanent(before).equals(permanent(after))) {
      save.refuse(Change.Kind.TRAILER, 0, "ID");
    }
    after.entries().keySet().stream()
        .filter(key -> !KNOWN.contains(key) && !before.has(key))
        .forEach(key -> save.refuse(Change.Kind.TRAILER, 0, key));
    save.after()
        .freed()
        .forEach(number -> save.refuse(Change.Kind.FREED, number, "object " + number));
    information(save, after);
  }

  /** The first half of the file identifier never changes (ISO 32000-1 §14.4). */
  private static Optional<PdfValue> permanent(PdfValue.Dictionary trailer) {
    return trailer
        .get("ID")
        .map(id ->
            id instanceof PdfValue.Array a && !a.items().isEmpty() ? a.items().getFirst() : id);
  }

  private static void information(Save save, PdfValue.Dictionary trailer) {
    if (!(trailer.entries().get("Info") instanceof PdfValue.Reference info)
        || !save.after().wrote(info.number())
        || save.before().dictionary(info).isEmpty()
        || save.after().dictionary(info).isEmpty()) {
      return;
    }
    save.account(info.number());
    Differences.of(save.before().dictionary(info).get(), save.after().dictionary(info).get())
        .stream()
        .filter(key -> !INFORMATION_MAY_CHANGE.contains(key))
        .forEach(key -> save.refuse(Change.Kind.CATALOG, info.number(), "information: " + key));
  }
}
