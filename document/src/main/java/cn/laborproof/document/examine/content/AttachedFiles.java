package cn.laborproof.document.examine.content;

import cn.laborproof.document.examine.pdf.IndirectObject;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.signature.PdfText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds every file specification with an embedded file (ISO 32000-1 §7.11.4), listed or not. */
public final class AttachedFiles {
  private AttachedFiles() {}

  /** The files attached in one revision or before it. */
  public static List<AttachedFile> of(PdfFile file, Revision revision, WorkBudget budget) {
    List<AttachedFile> found = new ArrayList<>();
    for (Revision at = revision; at != null; at = at.previous().orElse(null)) {
      for (IndirectObject object : at.objects()) {
        look(
            object.value(),
            budget,
            0,
            specification -> found.add(attached(file, revision, object.number(), specification)));
      }
    }
    revision
        .catalog()
        .flatMap(catalog -> revision.dictionary(catalog, "Names"))
        .flatMap(names -> revision.dictionary(names, "EmbeddedFiles"))
        .ifPresent(tree -> listed(file, revision, tree, budget, 0, found));
    return List.copyOf(found);
  }

  /** Also inside arrays and other dictionaries: a specification need not be an object. */
  private static void look(
      PdfValue value, WorkBudget budget, int depth, Consumer<PdfValue.Dictionary> found) {
    budget.depth(depth);
    budget.step();
    switch (value) {
      case PdfValue.Array array ->
          array.items().forEach(item -> look(item, budget, depth + 1, found));
      case PdfValue.Dictionary dictionary -> {
        if (dictionary.has("EF")) {
          found.accept(dictionary);
        }
        dictionary.entries().values().forEach(item -> look(item, budget, depth + 1, found));
      }
      default -> {}
    }
  }

  /** A list of names may call a file otherwise than the file calls itself; then it counts twice. */
  private static void listed(
      PdfFile file,
      Revision revision,
      PdfValue.Dictionary node,
      WorkBudget budget,
      int depth,
      List<AttachedFile> found) {
    budget.depth(depth);
    budget.object();
    if (revision.resolve(node, "Kids") instanceof PdfValue.Array kids) {
      for (PdfValue kid : kids.items()) {
        revision
            .dictionary(kid)
            .ifPresent(child -> listed(file, revision, child, budget, depth + 1, found));
      }
    }
    if (revision.resolve(node, "Names") instanceof PdfValue.Array names) {
      for (int i = 0; i + 1 < names.items().size(); i += 2) {
        String name =
            revision.resolve(names.items().get(i)) instanceof PdfValue.Text text
                ? PdfText.decode(text)
                : "";
        AttachedFile attached =
            attached(
                file,
                revision,
                0,
                revision
                    .dictionary(names.items().get(i + 1))
                    .orElse(new PdfValue.Dictionary(Map.of())));
        if (!attached.name().equals(name)) {
          found.add(new AttachedFile(name + " = " + attached.name(), 0, "", Optional.empty()));
        }
      }
    }
  }

  private static AttachedFile attached(
      PdfFile file, Revision revision, int number, PdfValue.Dictionary specification) {
    String unicode = text(revision.resolve(specification, "UF"));
    String plain = text(revision.resolve(specification, "F"));
    String name =
        unicode.isEmpty() || plain.isEmpty() || unicode.equals(plain)
            ? unicode.isEmpty() ? plain : unicode
            : unicode + " = " + plain;
    String relationship =
        revision.resolve(specification, "AFRelationship") instanceof PdfValue.Name n
            ? n.value()
            : "";
    return new AttachedFile(name, number, relationship, content(file, revision, specification));
  }

  private static String text(PdfValue value) {
    return value instanceof PdfValue.Text text ? PdfText.decode(text) : "";
  }

  /** One content, under however many keys: readers choose different ones. */
  private static Optional<byte[]> content(
      PdfFile file, Revision revision, PdfValue.Dictionary specification) {
    List<PdfValue> contents =
        revision.dictionary(specification, "EF").stream()
            .flatMap(embedded -> embedded.entries().values().stream())
            .distinct()
            .toList();
    return contents.size() == 1
            && revision.resolve(contents.getFirst()) instanceof PdfValue.Stream stream
        ? decode(file, stream)
        : Optional.empty();
  }

  private static Optional<byte[]> decode(PdfFile file, PdfValue.Stream stream) {
    try {
      return file.decode(stream);
    } catch (MalformedPdfException e) {
      return Optional
          .empty(); // damaged data is no content; the check on attachments then says it cannot be
      // read
    }
  }
}
