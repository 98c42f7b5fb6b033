package cn.laborproof.signing.identity;

import cn.laborproof.signing.vault.KeyedDigest;
import java.nio.charset.StandardCharsets;
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
}
