package cn.laborproof.document.examine.pdf;

import cn.laborproof.document.examine.pdf.StructureFault.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chain of sections, then every object each one lists, oldest revision first: one pass,
 * nothing parsed twice.
 */
final class PdfFileReader {
  private static final String HEADER = "%PDF-";
  private static final int HEADER_WITHIN = 1024;

  private final byte[] bytes;
  private final WorkBudget budget;
  private final ObjectReader objects;
  private final StreamDecoder decoder;
  private final List<StructureFault> faults = new ArrayList<>();
  private final List<Set<Integer>> bookkeeping = new ArrayList<>();

  PdfFileReader(byte[] bytes, WorkBudget budget) {
    this.bytes = bytes;
    this.budget = budget;
    this.objects = new ObjectReader(bytes, budget);
    this.decoder = new StreamDecoder(bytes, budget);
  }

  static int headerAt(byte[] bytes) {
    for (int i = 0; i < Math.min(bytes.length - HEADER.length(), HEADER_WITHIN); i++) {
      int k = 0;
      while (k < HEADER.length() && bytes[i + k] == HEADER.charAt(k)) {
        k++;
      }
      if (k == HEADER.length()) {
        return i;
      }
    }
    return -1;
  }

  PdfFile read() throws MalformedPdfException {
    if (bytes.length > budget.limits().fileBytes()) {
      throw new LimitReachedException("file bytes: " + budget.limits().fileBytes());
    }
    if (headerAt(bytes) != 0) {
      fault(Kind.LEADING_BYTES, 0, "the header does not stand at the first byte");
    }
    List<XrefSection> chain = new XrefReader(bytes, budget).chain();
    List<Revision> revisions = new ArrayList<>();
    Revision previous = null;
    for (List<XrefSection> sections : revisionSections(chain)) {
      bookkeeping.add(new HashSet<>());
      previous = revision(sections, previous);
      revisions.add(previous);
    }
    new ObjectNumbers(budget, faults).check(revisions, bookkeeping);
    if (revisions.getLast().end() != bytes.length) {
      fault(Kind.TRAILING_BYTES, revisions.getLast().end(), "bytes after the last %%EOF");
    }
    return new PdfFile(bytes, revisions, faults, decoder);
  }

  /**
   * Oldest first. The two sections of a linearised save (Annex F: the newer one lies first) are one
   * revision.
   */
  private static List<List<XrefSection>> revisionSections(List<XrefSection> newestFirst) {
    List<List<XrefSection>> revisions = new ArrayList<>();
    for (XrefSection section : newestFirst.reversed()) {
      if (!revisions.isEmpty() && section.start() < revisions.getLast().getFirst().start()) {
        revisions.getLast().add(section);
      } else {
        revisions.add(new ArrayList<>(List.of(section)));
      }
    }
    return revisions;
  }

  private Revision revision(List<XrefSection> sections, @Nullable Revision previous)
      throws MalformedPdfException {
    XrefSection newest = sections.getLast();
    int end = sections.getFirst().end();
    int eof = sections.getFirst().eof();
    if (eof == XrefSection.UNENDED) {
      throw new MalformedPdfException(end, "expected startxref");
    }
    int start = previous == null ? 0 : previous.end();
    Map<Integer, XrefEntry> entries = new LinkedHashMap<>();
    TreeMap<Integer, Integer> extents = new TreeMap<>();
    for (XrefSection section : sections) {
      entries.putAll(section.entries());
      section.streamNumber().ifPresent(number -> own(entries, number, section.start()));
      extents.put(section.start(), section.end());
      checkSection(section, sections.size() == 1);
    }
    Set<Integer> freed = new HashSet<>();
    Map<Integer, IndirectObject> found =
        new RevisionObjects(entries, extents, previous)
            .read(new Revision.Extent(start, eof, end), freed);
    new Tiling(bytes, faults).check(start, end, extents);
    if (previous != null && size(newest.trailer()) < size(previous.trailer())) {
      fault(Kind.NOT_LISTED, start, "Size is smaller than before");
    }
    return new Revision(
        new Revision.Extent(start, eof, end), newest.trailer(), found, freed, previous);
  }

  /**
   * The stream that is the table needs no entry for itself; an entry of its number that leads
   * elsewhere stays an object.
   */
  private void own(Map<Integer, XrefEntry> entries, int number, int start) {
    bookkeeping.getLast().add(number);
    if (entries.get(number) instanceof XrefEntry.At at && at.offset() == start) {
      entries.remove(number);
    }
  }

  private static int size(PdfValue.Dictionary trailer) {
    return StreamDecoder.integer(trailer, "Size", -1);
  }

  private void checkSection(XrefSection section, boolean alone) {
    PdfValue.Dictionary trailer = section.trailer();
    if (!section.plain()) {
      fault(Kind.NOT_PLAIN, section.start(), "comment in a cross-reference section");
    }
    if (trailer.has("XRefStm") || trailer.has("Encrypt")) {
      fault(
          Kind.NOT_PLAIN,
          section.start(),
          trailer.has("Encrypt") ? "encrypted" : "hybrid cross-reference");
    }
    if (alone && section.startxref() != section.start()) {
      fault(Kind.OUT_OF_PLACE, section.start(), "startxref does not name the section before it");
    }
    int size = size(trailer);
    if (section.entries().keySet().stream().anyMatch(number -> number >= size)) {
      fault(Kind.NOT_LISTED, section.start(), "Size is smaller than an object number");
    }
  }

  private void fault(Kind kind, int offset, String detail) {
    faults.add(new StructureFault(kind, offset, detail));
  }

  /** Reads the objects of one revision. */
  private final class RevisionObjects {
    private final Map<Integer, XrefEntry> entries;
    private final TreeMap<Integer, Integer> extents;
    private final @Nullable Revision previous;
    private final Map<Integer, IndirectObject> found = new LinkedHashMap<>();
    private final Map<Integer, Integer> packedIn = new HashMap<>();

    RevisionObjects(
        Map<Integer, XrefEntry> entries,
        TreeMap<Integer, Integer> extents,
        @Nullable Revision previous) {
      this.entries = entries;
      this.extents = extents;
      this.previous = previous;
    }

    Map<Integer, IndirectObject> read(Revision.Extent extent, Set<Integer> freed)
        throws MalformedPdfException {
      for (Map.Entry<Integer, XrefEntry> entry : entries.entrySet()) {
        int number = entry.getKey();
        switch (entry.getValue()) {
          case XrefEntry.At at -> placed(number, at, extent);
          case XrefEntry.Packed packed -> packedIn.merge(packed.container(), 1, Integer::sum);
          case XrefEntry.Free _ -> free(number, freed, extent);
        }
      }
      for (Map.Entry<Integer, Integer> container : packedIn.entrySet()) {
        unpack(container.getKey(), container.getValue());
      }
      found.values().stream()
          .filter(RevisionObjects::idle)
          .forEach(object ->
              fault(
                  Kind.NOT_LISTED,
                  object.start(),
                  "bookkeeping that no table uses: " + object.number()));
      return found;
    }

    private static boolean idle(IndirectObject object) {
      return object.value() instanceof PdfValue.Stream stream
          && (stream.dictionary().isName("Type", "ObjStm")
              || stream.dictionary().isName("Type", "XRef"));
    }

    private void free(int number, Set<Integer> freed, Revision.Extent extent) {
      if (previous != null && number != 0 && previous.find(number).isPresent()) {
        freed.add(number);
        fault(Kind.FREED, extent.start(), "object freed: " + number);
      }
    }

    private void placed(int number, XrefEntry.At at, Revision.Extent extent)
        throws MalformedPdfException {
      IndirectObject object = objects.read(at.offset(), this::length);
      if (object.number() != number || object.generation() != at.generation()) {
        throw new MalformedPdfException(
            at.offset(), "another object stands where object " + number + " should");
      }
      if (object.start() < extent.start() || object.end() > extent.end()) {
        fault(Kind.OUT_OF_PLACE, object.start(), "object outside its revision: " + number);
      } else if (extents.put(object.start(), object.end()) != null) {
        fault(Kind.OVERLAPPING, object.start(), "two entries for one place: " + number);
      }
      found.put(number, object);
    }

    private int length(PdfValue.Reference reference) throws MalformedPdfException {
      IndirectObject known = found.get(reference.number());
      if (known == null && entries.get(reference.number()) instanceof XrefEntry.At at) {
        known = objects.read(at.offset(), _ -> -1);
      } else if (known == null && previous != null) {
        known = previous.find(reference.number()).orElse(null);
      }
      return known != null && known.value() instanceof PdfValue.Number n && n.integer()
          ? (int) n.value()
          : -1;
    }

    private void unpack(int container, int listed) throws MalformedPdfException {
      IndirectObject holder = found.remove(container);
      bookkeeping.getLast().add(container);
      if (holder == null || !(holder.value() instanceof PdfValue.Stream stream)) {
        throw new MalformedPdfException(container, "object stream is missing: " + container);
      }
      byte[] data =
          decoder
              .decode(stream)
              .orElseThrow(
                  () -> new MalformedPdfException(holder.start(), "filter of an object stream"));
      List<IndirectObject> content =
          new ObjectStream(data, holder, stream.dictionary(), budget).objects();
      for (int i = 0; i < content.size(); i++) {
        IndirectObject object = content.get(i);
        if (new XrefEntry.Packed(container, i).equals(entries.get(object.number()))) {
          found.put(object.number(), object);
        }
      }
      if (content.size() != listed) {
        fault(
            Kind.NOT_LISTED,
            holder.start(),
            "object stream holds other objects than listed: " + container);
      }
    }
  }
}
