package cn.laborproof.document.examine.path;

import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.PdfValue;
import cn.laborproof.document.examine.pdf.Revision;
import cn.laborproof.document.examine.signature.CertificateParser;
import cn.laborproof.document.examine.signature.UnreadableCmsException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The DSS dictionary of a document (ETSI EN 319 142-1 §5.4.2).
 *
 * @param present whether there is one
 * @param certificates its certificates
 * @param revocation its OCSP answers and revocation lists
 * @param unreadable entries that are neither, in English
 */
public record ValidationData(
    boolean present,
    List<X509Certificate> certificates,
    RevocationData revocation,
    List<String> unreadable) {
  /** Copies the lists. */
  public ValidationData {
    certificates = List.copyOf(certificates);
    unreadable = List.copyOf(unreadable);
  }

  /** The validation data as one revision shows it. */
  public static ValidationData of(PdfFile file, Revision revision, CertificateParser parser) {
    PdfValue.Dictionary none = new PdfValue.Dictionary(Map.of());
    PdfValue.Dictionary dss =
        revision.catalog().flatMap(catalog -> revision.dictionary(catalog, "DSS")).orElse(none);
    List<String> unreadable = new ArrayList<>();
    List<X509Certificate> certificates = new ArrayList<>();
    for (byte[] der : streams(file, revision, dss, "Certs", unreadable)) {
      try {
        certificates.add(parser.parse(der));
      } catch (UnreadableCmsException e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    RevocationData revocation =
        new RevocationData(
            streams(file, revision, dss, "OCSPs", unreadable),
            streams(file, revision, dss, "CRLs", unreadable),
            parser);
    unreadable.addAll(revocation.unreadable());
    return new ValidationData(!dss.entries().isEmpty(), certificates, revocation, unreadable);
  }

  private static List<byte[]> streams(
      PdfFile file,
      Revision revision,
      PdfValue.Dictionary dss,
      String key,
      List<String> unreadable) {
    List<byte[]> found = new ArrayList<>();
    if (revision.resolve(dss, key) instanceof PdfValue.Array array) {
      for (PdfValue item : array.items()) {
        try {
          Optional<byte[]> data =
              revision.resolve(item) instanceof PdfValue.Stream stream
                  ? file.decode(stream)
                  : Optional.empty();
          data.ifPresentOrElse(found::add, () -> unreadable.add(key + " holds no readable stream"));
        } catch (MalformedPdfException e) {
          unreadable.add(key + ": " + e.getMessage());
        }
      }
    }
    return found;
  }
}
