package cn.laborproof.signing.signing;

import cn.laborproof.document.sign.SigningException;
import cn.laborproof.signing.certification.CertificationFailed;
import cn.laborproof.signing.papers.Undecided;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.vault.KeyVaultException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * When what comes beside a document is left out, so that it does not keep the document itself from
 * being concluded: at once where a second try changes nothing, after some tries where it may, and
 * never because an authority is away. Tries are counted in memory; a restart begins anew.
 */
@Component
final class GivingUp {
  /** With the pauses of the task some two minutes. */
  static final int TRIES = 8;

  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  /**
   * Counts a failure.
   *
   * @param act what failed, and of which document
   * @return whether it is to be left out
   */
  boolean isTime(String act, RuntimeException failure) {
    boolean last =
        switch (failure) {
          case SigningException.CertificateRefused _,
              SigningException.DocumentRefused _,
              Refusal _ ->
              true;
          case CertificationFailed failed -> failed.isRefused();
          case Undecided _, KeyVaultException _, SigningException.KeyFailed _ ->
              failures.merge(act, 1, Integer::sum) >= TRIES;
          default -> false;
        };
    if (last) {
      forget(act);
    }
    return last;
  }

  /** It did not fail this time. */
  void forget(String act) {
    failures.remove(act);
  }
}
