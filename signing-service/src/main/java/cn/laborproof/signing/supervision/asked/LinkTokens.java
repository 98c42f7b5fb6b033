package cn.laborproof.signing.supervision.asked;

import cn.laborproof.signing.vault.KeyedDigest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/**
 * The secrets of links that are handed out together. Asked for again under the same key, after an
 * answer that was lost on its way, they are the same; nobody without the vault's key finds one from
 * the other or from the key, so none of them has to be kept.
 */
@Component
public final class LinkTokens {
  private final KeyedDigest digest;

  LinkTokens(KeyedDigest digest) {
    this.digest = digest;
  }

  /**
   * 256 bits each, as 43 characters of unpadded base64url (RFC 4648 §5).
   *
   * @param subject what they open and for whom, ASCII: other words give other links
   * @param batch what makes a second press of the same button the same links
   */
  public List<String> of(String subject, UUID batch, int count) {
    return IntStream.range(0, count).mapToObj(place -> token(subject, batch, place)).toList();
  }

  private String token(String subject, UUID batch, int place) {
    byte[] value = (batch + "/" + place).getBytes(StandardCharsets.US_ASCII);
    byte[] secret = new byte[2 * KeyedDigest.LENGTH];
    for (int half = 0; half < 2; half++) {
      byte[] part = digest.of("asked-link/" + subject + "/" + half, value);
      System.arraycopy(part, 0, secret, half * KeyedDigest.LENGTH, KeyedDigest.LENGTH);
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }
}
