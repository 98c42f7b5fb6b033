package cn.laborproof.signing.identity;

import cn.laborproof.signing.vault.KeyedDigest;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Computes {@link WorkerKey}s. */
@Component
public class WorkerKeys {
  private final KeyedDigest digest;

  WorkerKeys(KeyedDigest digest) {
    this.digest = digest;
  }

  /**
   * The key of a person at an employer.
   *
   * @param employer the organisation
   * @param number the person's identity number
   */
  public WorkerKey of(UUID employer, ResidentIdentityNumber number) {
    return WorkerKey.of(
        digest.of("worker/" + employer, number.value().getBytes(StandardCharsets.US_ASCII)));
  }

  /**
   * Finds a person by the whole name at an employer; other people there may bear the same.
   *
   * @param employer the organisation
   * @param name as typed; spaces do not matter, nor which of its forms the point between the parts
   *     of a name has
   */
  public byte[] ofName(UUID employer, String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKC)
            .replaceAll("\\s", "")
            .replaceAll("[•‧∙・.]", "·");
    return digest.of("worker-name/" + employer, plain.getBytes(StandardCharsets.UTF_8));
  }
}
