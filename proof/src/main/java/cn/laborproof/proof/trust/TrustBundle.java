package cn.laborproof.proof.trust;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.note.NoteVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Everything a verifier believes, chosen by the verifier and never taken from a package. Immutable.
 *
 * @param name label, such as {@code laborproof-demo}
 * @param version grows with each issue of the bundle
 * @param created when this issue was made, whole milliseconds
 * @param demo whether it believes demo parts; verdicts say so
 * @param roots certificates by use
 * @param logs evidence logs by origin
 * @param witnesses cosigners and how many are asked for
 * @param ledger the ledger anchors must be on; null asks for none, which the verdict says
 * @param courts courts whose receipts are believed
 * @param courtReceiptRequired whether {@code REGISTERED} needs a receipt
 * @param packageKeys the operator's keys that sign package manifests
 * @param algorithms what may be used and until when
 * @param demoPolicies certificate and time-stamp policy OIDs that mark demo authorities
 */
public record TrustBundle(
    String name,
    int version,
    Instant created,
    boolean demo,
    List<TrustedRoot> roots,
    List<LogTrust> logs,
    WitnessTrust witnesses,
    @Nullable LedgerTrust ledger,
    List<CourtTrust> courts,
    boolean courtReceiptRequired,
    List<NoteVerifier> packageKeys,
    List<AlgorithmEnd> algorithms,
    List<String> demoPolicies) {
  public TrustBundle {
    roots = List.copyOf(roots);
    logs = List.copyOf(logs);
    courts = List.copyOf(courts);
    packageKeys = List.copyOf(packageKeys);
    algorithms = List.copyOf(algorithms);
    demoPolicies = List.copyOf(demoPolicies);
    if (courtReceiptRequired && courts.isEmpty()) {
      throw new IllegalArgumentException("courtReceiptRequired without a court to believe");
    }
  }

  /** The certificates believed for one use. */
  public List<X509Certificate> rootsFor(RootUse use) {
    return roots.stream().filter(r -> r.use() == use).map(TrustedRoot::certificate).toList();
  }

  /** The log of that origin, if believed. */
  public Optional<LogTrust> log(String origin) {
    return logs.stream().filter(log -> log.origin().equals(origin)).findFirst();
  }

  /** The ledger anchors must be on, if one is asked for. */
  public Optional<LedgerTrust> anchorLedger() {
    return Optional.ofNullable(ledger);
  }

  /** The court of that name, if believed. */
  public Optional<CourtTrust> court(String name) {
    return courts.stream().filter(court -> court.court().equals(name)).findFirst();
  }

  /** First instant at which the algorithm no longer counts; empty if it never did. */
  public Optional<Instant> endOf(String algorithm) {
    return algorithms.stream()
        .filter(a -> a.algorithm().equals(algorithm))
        .map(AlgorithmEnd::end)
        .findFirst();
  }

  /** SHA-256 over the canonical {@code trust.json}, which lists every PEM by its digest. */
  public Digest fingerprint() {
    return Digest.sha256(TrustJson.write(this).canonicalBytes());
  }

  /**
   * Reads a bundle.
   *
   * @throws IOException if a file cannot be read
   * @throws cn.laborproof.proof.MalformedException if {@code trust.json} breaks a rule, a listed
   *     PEM is missing or differs, or a file nobody listed lies beside them
   */
  public static TrustBundle load(Path directory) throws IOException {
    return TrustDirectory.load(directory);
  }

  /**
   * Writes {@code trust.json} and the PEM files into a directory, made if absent. Files of an
   * earlier issue that are no longer listed are removed.
   */
  public void writeTo(Path directory) throws IOException {
    TrustDirectory.write(this, directory);
  }

  /** File name to content, as {@link #writeTo} writes them, for whoever serves a bundle. */
  public SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    roots.forEach(root -> files.put(TrustDirectory.fileName(root), TrustDirectory.pem(root)));
    files.put(TrustDirectory.TRUST_JSON, TrustDirectory.utf8(TrustJson.write(this).pretty()));
    return files;
  }
}
