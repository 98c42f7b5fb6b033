package cn.laborproof.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;

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
   * tsa.*.pem}, those with SM2 keys left out; without a network.
   */
  public static Exhibit of(Path pdf, int signatures, Path trust) throws IOException {
    return new Exhibit(pdf, signatures, pems(trust, "signer."), pems(trust, "tsa."), List.of());
  }

  /** The same, judged with a revocation list of today. */
  public Exhibit with(Path list) {
    return new Exhibit(pdf, signatures, signerRoots, tsaRoots, List.of(list));
  }

  /** SM2 roots are left out: none of these validators can so much as load one. */
  private static boolean isSm2(Path pem) {
    try (PemReader reader = new PemReader(Files.newBufferedReader(pem))) {
      PemObject block = reader.readPemObject();
      return block != null
          && GMObjectIdentifiers.sm2p256v1.equals(
              Certificate.getInstance(block.getContent())
                  .getSubjectPublicKeyInfo()
                  .getAlgorithm()
                  .getParameters());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pems(Path trust, String use) throws IOException {
    try (Stream<Path> files = Files.list(trust)) {
      List<Path> found =
          files
              .filter(f -> f.getFileName().toString().matches(use.replace(".", "\\.") + ".*\\.pem"))
              .filter(f -> !isSm2(f))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new IOException("no " + use + "*.pem in " + trust);
      }
      return found;
    }
  }
}
