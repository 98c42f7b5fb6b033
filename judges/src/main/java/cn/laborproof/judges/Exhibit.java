package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be judged, and by which roots.
 *
 * @param pdf the document
 * @param signatures how many parties must have signed it
 * @param signerRoots PEM files of roots trusted for signers
 * @param tsaRoots PEM files of roots trusted for timestamps
 * @param lists DER files of revocation lists of today, as a validator with a network would fetch
 *     them; none for a validator without
 */
public record Exhibit(
    Path pdf, int signatures, List<Path> signerRoots, List<Path> tsaRoots, List<Path> lists) {
  /** Copies the lists. */
  public Exhibit {
    signerRoots = List.copyOf(signerRoots);
    tsaRoots = List.copyOf(tsaRoots);
    lists = List.copyOf(lists);
  }

  /**
   * An exhibit judged by the roots of a trust bundle: its files {@code signer.*.pem} and {@code
   * tsa.*.pem}; without a network.
   */
  public static Exhibit of(Path pdf, int signatures, Path trust) throws IOException {
    return new Exhibit(pdf, signatures, pems(trust, "signer."), pems(trust, "tsa."), List.of());
  }

  /** The same, judged with a revocation list of today. */
  public Exhibit with(Path list) {
    return new Exhibit(pdf, signatures, signerRoots, tsaRoots, List.of(list));
  }

  private static List<Path> pems(Path trust, String use) throws IOException {
    try (Stream<Path> files = Files.list(trust)) {
      List<Path> found =
          files
              .filter(f -> f.getFileName().toString().matches(use.replace(".", "\\.") + ".*\\.pem"))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IOException("no " + use + "*.pem in " + trust);
      }
      return found;
    }
  }
}
