package cn.laborproof.document.examine.change;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.PdfValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Validation data (ETSI EN 319 142-1 §5.4) may grow: certificates, OCSP answers, revocation lists.
 * Nothing of it may go.
 */
final class ValidationDataRule implements SaveRule {
  private static final Set<String> KEYS = Set.of("Type", "VRI", "Certs", "OCSPs", "CRLs");
  private static final Set<String> LISTS = Set.of("Certs", "OCSPs", "CRLs", "Cert", "OCSP", "CRL");
  private static final Set<String> ENTRY_KEYS = Set.of("Type", "Cert", "OCSP", "CRL", "TU");
  private static final Set<String> STREAM_KEYS = Set.of("Length", "Filter", "DecodeParms");
  private static final PdfValue.Dictionary EMPTY = new PdfValue.Dictionary(Map.of());

  @Override
  public void judge(Save save) {
    if (dss(save, false).isEmpty()) {
      if (dss(save, true).isPresent()) {
        refuse(save, "removed");
      }
      return;
    }
    PdfValue start = save.after().catalog().flatMap(c -> c.get("DSS")).orElse(PdfValue.Null.NULL);
    accountChanged(save, start);
    grown(save, dss(save, true).orElse(EMPTY), dss(save, false).orElse(EMPTY), KEYS);
    PdfValue.Dictionary entriesBefore =
        dss(save, true).flatMap(d -> save.before().dictionary(d, "VRI")).orElse(EMPTY);
    PdfValue.Dictionary entriesAfter =
        dss(save, false).flatMap(d -> save.after().dictionary(d, "VRI")).orElse(EMPTY);
    if (!entriesAfter.entries().keySet().containsAll(entriesBefore.entries().keySet())) {
      refuse(save, "an entry of a signature was removed");
    }
    entriesAfter
        .entries()
        .forEach((key, value) -> {
          Optional<PdfValue.Dictionary> entry = save.after().dictionary(value);
          if (!key.matches("[0-9A-F]{40}") || entry.isEmpty()) {
            refuse(save, "entry " + key);
          } else {
            grown(
                save,
                save.before().dictionary(entriesBefore, key).orElse(EMPTY),
                entry.get(),
                ENTRY_KEYS);
            listed(save, entry.get());
          }
        });
  }

  /** Whether this save added validation data. */
  static boolean added(Save save) {
    Optional<PdfValue.Dictionary> after = dss(save, false);
    return after.isPresent()
        && save.after()
            .catalog()
            .flatMap(c -> c.get("DSS"))
            .filter(start -> touches(save, start))
            .isPresent();
  }

  private static boolean touches(Save save, PdfValue start) {
    boolean fresh = !save.before().catalog().map(c -> c.has("DSS")).orElse(false);
    return fresh || !save.reachNew(start).isEmpty() || !reached(save, start).isEmpty();
  }

  private static Optional<PdfValue.Dictionary> dss(Save save, boolean before) {
    var revision = before ? save.before() : save.after();
    return revision.catalog().flatMap(catalog -> revision.dictionary(catalog, "DSS"));
  }

  /** The dictionary, its lists and its entries may be written anew; streams that exist may not. */
  private static void accountChanged(Save save, PdfValue start) {
    for (IndirectObject object : reached(save, start)) {
      boolean stream = object.value() instanceof PdfValue.Stream;
      if (stream && !save.isNew(object.number())) {
        continue;
      }
      if (object.value() instanceof PdfValue.Stream s
          && !STREAM_KEYS.containsAll(s.dictionary().entries().keySet())) {
        refuse(save, "object " + object.number() + " is no plain stream");
      }
      save.account(object.number());
    }
  }

  /**
   * Objects of the structure that this save wrote: dictionary, lists, entries and their streams, no
   * deeper.
   */
  private static List<IndirectObject> reached(Save save, PdfValue start) {
    Set<Integer> numbers = new HashSet<>();
    collect(save, start, numbers, 0);
    return numbers.stream()
        .filter(save.after()::wrote)
        .sorted()
        .map(n -> save.after().find(n).orElseThrow())
        .toList();
  }

  private static void collect(Save save, PdfValue value, Set<Integer> numbers, int depth) {
    if (value instanceof PdfValue.Reference reference && !numbers.add(reference.number())
        || depth > 5) {
      return;
    }
    switch (save.after().resolve(value)) {
      case PdfValue.Array array ->
          array.items().forEach(item -> collect(save, item, numbers, depth + 1));
      case PdfValue.Dictionary dictionary ->
          dictionary.entries().values().forEach(item -> collect(save, item, numbers, depth + 1));
      default -> {}
    }
  }

  /**
   * What an entry names must stand in the lists too, where it is read: elsewhere it could be
   * anything.
   */
  private static void listed(Save save, PdfValue.Dictionary entry) {
    PdfValue.Dictionary store = dss(save, false).orElse(EMPTY);
    Map.of("Cert", "Certs", "OCSP", "OCSPs", "CRL", "CRLs")
        .forEach((key, list) -> {
          if (!items(save, store, list, false).containsAll(items(save, entry, key, false))) {
            refuse(save, "entry with a " + key + " that is not listed");
          }
        });
  }

  private static void grown(
      Save save, PdfValue.Dictionary before, PdfValue.Dictionary after, Set<String> keys) {
    after.entries().keySet().stream()
        .filter(key -> !keys.contains(key))
        .forEach(key -> refuse(save, key));
    for (String list : LISTS) {
      if (!items(save, after, list, false).containsAll(items(save, before, list, true))) {
        refuse(save, "removed from " + list);
      }
      boolean plain =
          items(save, after, list, false).stream()
              .allMatch(item ->
                  item instanceof PdfValue.Reference
                      && save.after().resolve(item) instanceof PdfValue.Stream);
      if (!plain) {
        refuse(save, list + " holds something else");
      }
    }
  }

  private static Set<PdfValue> items(
      Save save, PdfValue.Dictionary dictionary, String key, boolean before) {
    var revision = before ? save.before() : save.after();
    return revision.resolve(dictionary, key) instanceof PdfValue.Array array
        ? new HashSet<>(array.items())
        : Set.of();
  }

  private static void refuse(Save save, String detail) {
    save.refuse(Change.Kind.VALIDATION_DATA, 0, "validation data: " + detail);
  }
}
