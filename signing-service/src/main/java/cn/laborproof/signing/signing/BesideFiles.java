package cn.laborproof.signing.signing;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.contract.domain.Paper;
import cn.laborproof.signing.storage.DocumentVault;
import cn.laborproof.signing.storage.StoredDocument;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Finds what lies beside a concluded document and belongs to it: signatures of the national suite,
 * their validation material, electronic seals. The last of each name counts, with the version of
 * the document that was kept before it; what is over a file that was sealed again is left out, as
 * by the verifier.
 */
@Component
class BesideFiles {
  static final String SIGNATURE = ".p7s";
  static final String MATERIAL = ".p7s.json";
  static final String SEALED = ".ses";

  private final DocumentVault documents;

  BesideFiles(DocumentVault documents) {
    this.documents = documents;
  }

  /**
   * One file.
   *
   * @param version the document as it was when the file was made
   */
  record Beside(String name, byte[] content, byte[] version) {}

  /** Those of a document, by name; runs in the caller's tenancy and transaction. */
  List<Beside> of(SigningCase paper, Paper concluded) {
    String document = paper.file("");
    Map<String, StoredDocument> files = new LinkedHashMap<>();
    Map<String, StoredDocument> versions = new LinkedHashMap<>();
    Optional<StoredDocument> version = Optional.empty();
    for (StoredDocument kept : documents.of(paper.id())) {
      if (kept.fileName().equals(document)) {
        version = Optional.of(kept);
      } else if (!kept.erased() && liesBeside(document, kept.fileName())) {
        files.put(kept.fileName(), kept);
        version.ifPresent(before -> versions.put(kept.fileName(), before));
      }
    }
    if (files.isEmpty()) {
      return List.of();
    }
    byte[] pdf = documents.open(concluded.document());
    List<Beside> found = new ArrayList<>();
    files.forEach((name, kept) ->
        Optional.ofNullable(versions.get(name))
            .flatMap(before -> beginning(pdf, before))
            .ifPresent(before -> found.add(new Beside(name, documents.open(kept.id()), before))));
    return found;
  }

  private static boolean liesBeside(String document, String name) {
    return name.startsWith(document + ".")
        && (name.endsWith(SIGNATURE) || name.endsWith(MATERIAL) || name.endsWith(SEALED));
  }

  private static Optional<byte[]> beginning(byte[] pdf, StoredDocument version) {
    return Optional.of(version)
        .filter(before -> before.size() <= pdf.length)
        .map(before -> Arrays.copyOf(pdf, (int) before.size()))
        .filter(bytes -> Digest.sha256(bytes).equals(version.sha256()));
  }
}
