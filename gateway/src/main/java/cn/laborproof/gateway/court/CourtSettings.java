package cn.laborproof.gateway.court;

import cn.laborproof.gateway.court.CourtSettingsException.Fault;
import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.court.CourtTrust;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * The way to a court that offers an API over HTTPS: mutual TLS, signed requests, an interface
 * described by a file. {@link #open} looks at everything before the first request.
 *
 * @param address {@code https://HOST[:PORT]}; the court's certificate must name that host
 * @param identity the client's certificate and key
 * @param roots PEM, the only roots that may vouch for the court's certificate
 * @param signingKey PEM of PKCS#8, Ed25519 or EC on P-256; signs the requests
 * @param keyId the name under which the court knows the signing key
 * @param trust which court to believe: canonical JSON {@code {chain, court, keys}}, as in a trust
 *     bundle
 * @param mapping how the court's interface spells things; empty for {@link CourtApi#own}
 * @param patience how long one question may take in all, 1 s to 60 s
 * @param answerLimit no longer answer is read, 1 KiB to 1 MiB
 */
public record CourtSettings(
    String address,
    Identity identity,
    Path roots,
    Path signingKey,
    String keyId,
    Path trust,
    Optional<Path> mapping,
    Duration patience,
    int answerLimit) {

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(1);
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(60);
  private static final int LEAST_ANSWER = 1024;
  private static final int MOST_ANSWER = 1024 * 1024;

  /** Where the client's certificate and key lie. */
  public sealed interface Identity {

    /** A PKCS#12 file with exactly one key; the password stands in a file of its own. */
    record Store(Path file, Path passwordFile) implements Identity {
      @Override
      public String setting() {
        return "key-store";
      }
    }

    /** A PEM file with the certificate and its issuers, and one with the PKCS#8 key. */
    record Pem(Path certificate, Path key) implements Identity {
      @Override
      public String setting() {
        return "certificate";
      }
    }

    /** The setting that names the certificate. */
    String setting();

    /**
     * Either of the two forms, whole.
     *
     * @throws CourtSettingsException if it is neither or both
     */
    static Identity of(
        Optional<Path> keyStore,
        Optional<Path> passwordFile,
        Optional<Path> certificate,
        Optional<Path> key)
        throws CourtSettingsException {
      if (keyStore.isPresent() && passwordFile.isPresent() && certificate.or(() -> key).isEmpty()) {
        return new Store(keyStore.get(), passwordFile.get());
      }
      if (certificate.isPresent() && key.isPresent() && keyStore.or(() -> passwordFile).isEmpty()) {
        return new Pem(certificate.get(), key.get());
      }
      throw new CourtSettingsException(
          Fault.IDENTITY,
          "key-store",
          "needs key-store and key-store-password-file, or certificate and certificate-key");
    }
  }

  /**
   * A file that must be named.
   *
   * @throws CourtSettingsException if it is not
   */
  public static Path required(String setting, Optional<Path> file) throws CourtSettingsException {
    if (file.isEmpty()) {
      throw new CourtSettingsException(Fault.MISSING, setting, "names no file");
    }
    return file.get();
  }

  /**
   * Opens the way, without sending anything yet.
   *
   * @param depositor the name deposits are laid down under
   * @param key signs the deposits
   * @throws CourtSettingsException if a setting cannot be used
   */
  public HttpCourtChain open(
      String depositor, Ed25519SecretKey key, Clock clock, SecureRandom random)
      throws CourtSettingsException {
    URI base = base();
    bounds();
    if (!keyId.matches(RequestSigner.KEY_ID)) {
      throw new CourtSettingsException(Fault.KEY_ID, "key-id", keyId + " cannot be a key id");
    }
    PrivateKey signing = CourtFiles.privateKey("signing-key", signingKey);
    if (!RequestSigner.suits(signing)) {
      throw new CourtSettingsException(
          Fault.SIGNING_KEY, "signing-key", "is neither Ed25519 nor EC on P-256");
    }
    CourtApi api = api();
    CourtTrust believed = readTrust();
    return new HttpCourtChain(
        new CourtConnection(
            CourtTls.client(identity, roots, patience, clock),
            base,
            Optional.of(new RequestSigner(keyId, signing, clock, random)),
            patience,
            answerLimit),
        api,
        believed,
        new Depositor(depositor, key));
  }

  /**
   * The court this way leads to.
   *
   * @throws CourtSettingsException if the file says no such thing
   */
  public CourtTrust readTrust() throws CourtSettingsException {
    byte[] bytes = CourtFiles.read("trust", trust);
    try {
      return CourtTrust.read(Json.parseObject(bytes).fields("court"));
    } catch (MalformedException | IllegalArgumentException e) {
      throw new CourtSettingsException(Fault.TRUST, "trust", String.valueOf(e.getMessage()));
    }
  }

  private URI base() throws CourtSettingsException {
    if (!address.matches("https://([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:]+])(:[0-9]{1,5})?/?")) {
      throw new CourtSettingsException(
          Fault.ADDRESS, "address", address + " (expected: https://HOST[:PORT])");
    }
    return URI.create(address);
  }

  private void bounds() throws CourtSettingsException {
    if (patience.compareTo(LEAST_PATIENCE) < 0 || patience.compareTo(MOST_PATIENCE) > 0) {
      throw new CourtSettingsException(
          Fault.BOUNDS, "patience", patience + " (expected: 1 s to 60 s)");
    }
    if (answerLimit < LEAST_ANSWER || answerLimit > MOST_ANSWER) {
      throw new CourtSettingsException(
          Fault.BOUNDS, "answer-limit", answerLimit + " bytes (expected: 1 KiB to 1 MiB)");
    }
  }

  private CourtApi api() throws CourtSettingsException {
    if (mapping.isEmpty()) {
      return CourtApi.own();
    }
    byte[] bytes = CourtFiles.read("mapping", mapping.get());
    try {
      return CourtApi.parse(bytes);
    } catch (MalformedException | IllegalArgumentException e) {
      throw new CourtSettingsException(Fault.MAPPING, "mapping", String.valueOf(e.getMessage()));
    }
  }
}
