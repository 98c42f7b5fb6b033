package cn.laborproof.gateway.court;

import cn.laborproof.proof.court.Deposit;
import cn.laborproof.proof.court.DepositorRegistration;
import cn.laborproof.proof.court.SignedDeposit;
import cn.laborproof.proof.key.Ed25519SecretKey;
import java.util.Objects;

/** Who lays deposits down at a court, under which name and key. Its text form names no secret. */
public final class Depositor {

  private final String name;
  private final Ed25519SecretKey key;

  /**
   * A depositor.
   *
   * @param name a letter, then letters, digits, dot, hyphen; at most 40
   */
  public Depositor(String name, Ed25519SecretKey key) {
    this.name = Objects.requireNonNull(name, "name");
    this.key = Objects.requireNonNull(key, "key");
  }

  SignedDeposit sign(Deposit deposit) {
    return SignedDeposit.sign(deposit, name, key);
  }

  DepositorRegistration registration() {
    return DepositorRegistration.sign(name, key);
  }

  @Override
  public String toString() {
    return "depositor " + name;
  }
}
