package cn.laborproof.proof.examine;

import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a document shows by itself.
 *
 * @param required the checks that must have been made, and passed, for {@code TOTAL_PASSED}; one
 *     that is missing in {@code checks} counts as not examined
 * @param checks every check made, in order
 * @param signers signatures found, in order of signing
 * @param times times and who states them
 * @param evidenceReference the stream its signing profile names; null if none
 * @param demo whether a demo authority vouches for any of it
 * @param national how many of the signatures inside it are of the national suite, which readers of
 *     PDF do not know
 */
public record DocumentExamination(
    List<CheckCode> required,
    List<CheckResult> checks,
    List<Signer> signers,
    List<StatedTime> times,
    @Nullable String evidenceReference,
    boolean demo,
    int national) {
  public DocumentExamination {
    required = List.copyOf(required);
    checks = List.copyOf(checks);
    signers = List.copyOf(signers);
    times = List.copyOf(times);
  }

  /** One without signatures of the national suite inside. */
  public DocumentExamination(
      List<CheckCode> required,
      List<CheckResult> checks,
      List<Signer> signers,
      List<StatedTime> times,
      @Nullable String evidenceReference,
      boolean demo) {
    this(required, checks, signers, times, evidenceReference, demo, 0);
  }

  /** The stream its signing profile names. */
  public Optional<String> reference() {
    return Optional.ofNullable(evidenceReference);
  }
}
