package cn.laborproof.document.sign;

import static cn.laborproof.document.pdf.PdfSyntax.reference;

import cn.laborproof.document.pdf.RevisionWriter;
import cn.laborproof.proof.Digest;
import com.itextpdf.kernel.pdf.PdfArray;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes the two revisions that make B-LTA of B-T: the document security store (EN 319 142-1
 * §5.4.2) and a document timestamp over everything (§5.4.3). A store that exists is extended, never
 * thinned.
 */
final class ArchiveRevision {
  private static final PdfName DSS = new PdfName("DSS");

  private ArchiveRevision() {}

  static byte[] withStore(SignableFile file, ValidationMaterial material) {
    RevisionWriter pdf = file.nextRevision();
    PdfDictionary earlier = file.catalogEntries().getAsDictionary(DSS);
    String certificates = entry(pdf, "Certs", earlier, material.certificates());
    String ocsp = entry(pdf, "OCSPs", earlier, material.ocspResponses());
    String lists = entry(pdf, "CRLs", earlier, material.revocationLists());
    int store = pdf.add("<</Type/DSS" + certificates + ocsp + lists + ">>");
    pdf.put(
        file.catalog(),
        "<<%s/DSS %s>>"
            .formatted(PdfCopy.entriesWithout(file.catalogEntries(), DSS), reference(store)));
    return pdf.finish(file.trailer()).file();
  }

  /** Keeps the streams that exist and adds those that do not, each once. */
  private static String entry(
      RevisionWriter pdf, String name, @Nullable PdfDictionary earlier, List<byte[]> values) {
    List<String> references = new ArrayList<>();
    Set<Digest> known = new HashSet<>();
    PdfArray kept = earlier == null ? null : earlier.getAsArray(new PdfName(name));
    for (int i = 0; kept != null && i < kept.size(); i++) {
      known.add(Digest.sha256(kept.getAsStream(i).getBytes()));
      references.add(reference(kept.getAsStream(i).getIndirectReference().getObjNumber()));
    }
    for (byte[] value : values) {
      if (known.add(Digest.sha256(value))) {
        references.add(reference(pdf.addStream("", value)));
      }
    }
    return references.isEmpty() ? "" : "/" + name + "[" + String.join(" ", references) + "]";
  }

  /**
   * A stamped file.
   *
   * @param pdf the file
   * @param token the token in it
   */
  record Stamped(byte[] pdf, byte[] token) {}

  /**
   * What a timestamp must outlive is SHA-256: it speaks of the file by another digest, so that the
   * end of SHA-256 finds every signature already under one that still counts (ADR 25). The national
   * suite has one digest only.
   */
  private static byte[] sha512(byte[] covered) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(covered);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512", e);
    }
  }

  static Stamped withTimestamp(SignableFile file, TimestampAuthority timestamps) {
    RevisionWriter pdf = file.nextRevision();
    SignableFile.Field field = file.field(file.nextTimestampField());
    int signature = pdf.reserve();
    pdf.put(
        signature,
        "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161%s>>"
            .formatted(PreparedSignature.placeholders(TimestampAuthority.MOST_TOKEN_BYTES)));
    pdf.put(
        field.number(),
        "<<%s/V %s>>"
            .formatted(PdfCopy.entriesWithout(field.entries(), PdfName.V), reference(signature)));
    PreparedSignature prepared = PreparedSignature.in(pdf.finish(file.trailer()), signature);
    boolean national = file.national().orElse(false);
    byte[] token =
        (national
                ? timestamps.timestampSm3(Digest.sm3(prepared.covered()))
                : timestamps.timestamp(sha512(prepared.covered())))
            .encoded();
    return new Stamped(prepared.complete(token), token);
  }
}
