package cn.laborproof.authorities.web;

import cn.laborproof.authorities.disk.StateDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A secret of 256 random bits that the demo authorities share with their client through a file; as
 * text it is base64url without padding.
 *
 * @param text the secret as it stands in the file
 */
public record SharedSecret(String text) {
  /** The user name that goes with a secret in HTTP Basic authentication (RFC 7617). */
  public static final String USER = "laborproof";

  private static final int BYTES = 32;

  /** Reads the secret, or makes it at the first start. */
  public static SharedSecret open(StateDirectory directory, String file, SecureRandom random)
      throws IOException {
    byte[] kept = directory.read(file).orElse(null);
    if (kept == null) {
      byte[] drawn = new byte[BYTES];
      random.nextBytes(drawn);
      kept = Base64.getUrlEncoder().withoutPadding().encode(drawn);
      directory.replace(file, kept);
    }
    return new SharedSecret(new String(kept, StandardCharsets.US_ASCII).strip());
  }

  /**
   * Lets the call pass if it carries the secret by HTTP Basic.
   *
   * @throws Refusal 401 if not
   */
  public void demand(Call call) {
    String pair = USER + ":" + text;
    String expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    String given = call.header("Authorization").orElse("");
    boolean same =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.UTF_8));
    if (!same) {
      throw new Refusal(
          401,
          "authentication-required",
          "Send HTTP Basic with user laborproof and the secret from the state directory.");
    }
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "SharedSecret[…]";
  }
}
