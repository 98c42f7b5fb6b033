package cn.laborproof.signing.supervision.roster;

import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Encrypts name and identity number under a data key per person and employer, wrapped by the vault.
 * The key stands in the person's row and not in {@code personal_key}: a roster of ten thousand is
 * one batch of rows, not thirty thousand round trips.
 */
@Component
final class PersonSealer {

  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final Randomness randomness;

  PersonSealer(KeyWrapping wrapping, SealedBox box, Randomness randomness) {
    this.wrapping = wrapping;
    this.box = box;
    this.randomness = randomness;
  }

  /** Name and number as tables keep them. */
  record Sealed(byte[] wrappedKey, byte[] name, byte[] number) {}

  /**
   * Name and number as people read them; leaves this package masked, or to an office that said why.
   */
  record Plain(String name, String number) {}

  Sealed seal(UUID employer, WorkerKey worker, Plain person) {
    byte[] key = randomness.bytes(SealedBox.KEY_LENGTH);
    String context = context(employer, worker);
    return new Sealed(
        wrapping.wrap(key, context),
        box.seal(key, context + "/name", person.name().getBytes(StandardCharsets.UTF_8)),
        box.seal(key, context + "/number", person.number().getBytes(StandardCharsets.US_ASCII)));
  }

  Plain open(UUID employer, WorkerKey worker, Sealed sealed) {
    String context = context(employer, worker);
    byte[] key = wrapping.unwrap(sealed.wrappedKey(), context);
    return new Plain(
        new String(box.open(key, context + "/name", sealed.name()), StandardCharsets.UTF_8),
        new String(box.open(key, context + "/number", sealed.number()), StandardCharsets.US_ASCII));
  }

  private static String context(UUID employer, WorkerKey worker) {
    return "roster-person/" + employer + "/" + worker.value();
  }
}
