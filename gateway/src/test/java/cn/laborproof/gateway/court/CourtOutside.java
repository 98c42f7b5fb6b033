package cn.laborproof.gateway.court;

import cn.laborproof.proof.court.CourtTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;

/**
 * A foreign court behind mutual TLS, and the files and settings an administrator lays out for it:
 * for tests of whole services.
 */
public final class CourtOutside implements AutoCloseable {

  /** What a court says that has taken a deposit and is not done with it. */
  public static final String LATER = "{\"code\":1001,\"data\":{\"wait\":1}}";

  private final TlsFiles files;
  private final ForeignCourt court;
  private final URI address;

  /**
   * Opens it.
   *
   * @param directory an empty folder for its files
   */
  public CourtOutside(Path directory) throws GeneralSecurityException, IOException {
    files = new TlsFiles(directory);
    court = new ForeignCourt(files.server());
    address = court.uri();
    Files.writeString(directory.resolve("mapping.json"), ForeignCourt.MAPPING);
    Files.write(directory.resolve("trust.json"), trust().toJson().canonicalBytes());
  }

  /** Which court this is. */
  public CourtTrust trust() {
    return court.desk.genesis.trust();
  }

  /** The settings that lead to it, by their names after {@code laborproof.court.}. */
  public Map<String, String> settings() {
    return Map.of(
        "address", address.toString(),
        "key-store", at("client.p12"),
        "key-store-password-file", at("client.password"),
        "roots", at("roots.pem"),
        "signing-key", at("signing.pem"),
        "key-id", TlsFiles.KEY_ID,
        "trust", at("trust.json"),
        "mapping", at("mapping.json"));
  }

  private String at(String file) {
    return files.directory.resolve(file).toString();
  }

  /** Lets it answer every deposit with this; empty: with a receipt. */
  public void answerDepositsWith(String json) {
    court.instead.set(json);
  }

  @Override
  public void close() {
    court.close();
  }
}
