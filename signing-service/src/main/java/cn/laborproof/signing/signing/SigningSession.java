package cn.laborproof.signing.signing;

import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody who opened a link has come.
 *
 * @param route how they chose to show who they are, or null
 * @param askAgain whether the signature was interrupted and is asked for anew
 * @param faceCompared whether the person agreed that the face is compared with other signers'
 * @param faceKeptUntil how long a face of this contract is kept for that, or null
 */
record SigningSession(
    UUID id,
    UUID tenant,
    UUID contract,
    UUID person,
    UUID invitation,
    Purpose purpose,
    @Nullable Instant endedAt,
    @Nullable Instant noticedAt,
    @Nullable String route,
    @Nullable Instant numberAt,
    int numberTries,
    @Nullable Instant phoneAt,
    @Nullable Instant identityAt,
    int identityTries,
    @Nullable Instant readAt,
    @Nullable Instant willedAt,
    boolean askAgain,
    boolean faceCompared,
    @Nullable Instant faceKeptUntil) {
  static final String FACE = "face";
  static final String BANK_CARD = "bank-card";

  /** Whether there is a consent to the comparison that can be taken back. */
  boolean mayWithdrawComparison() {
    return faceCompared || faceKeptUntil != null;
  }

  /**
   * What of it counts for somebody who only holds the link. Identity was shown in a browser that
   * got a session of its own for it; whoever comes without that session, be it that a crash lost
   * the answer, shows it again and then stands where the person stood.
   */
  SigningSession heldByLink() {
    boolean signs = purpose == Purpose.SIGN;
    return new SigningSession(
        id,
        tenant,
        contract,
        person,
        invitation,
        purpose,
        endedAt,
        noticedAt,
        route,
        numberAt,
        numberTries,
        signs ? phoneAt : null,
        null,
        identityTries,
        readAt,
        signs && identityAt != null ? null : willedAt,
        askAgain,
        faceCompared,
        faceKeptUntil);
  }

  /** Whether the person is known well enough for a session of their own. */
  boolean isIdentified() {
    return purpose == Purpose.SIGN ? identityAt != null : numberAt != null && phoneAt != null;
  }

  /**
   * The step the session is at.
   *
   * @param stage of the document
   * @param hasPortrait whether an ID photo waits for the camera
   */
  SigningStep step(Stage stage, boolean hasPortrait) {
    return switch (stage) {
      case Stage.Concluded _ -> seen(SigningStep.CONCLUDED);
      case Stage.Underway _ -> seen(SigningStep.HALF_SIGNED);
      case Stage.Closed _, Stage.AtDesk _ -> SigningStep.CLOSED;
      case Stage.Invited _ -> towardsSignature(hasPortrait);
    };
  }

  /**
   * A copy is shown to somebody who knows the number and holds the phone; the link alone shows
   * nothing.
   */
  private SigningStep seen(SigningStep end) {
    if (purpose == Purpose.SIGN) {
      return willedAt == null ? SigningStep.CLOSED : end;
    }
    if (numberAt == null) {
      return SigningStep.NUMBER;
    }
    return phoneAt == null ? SigningStep.CODE : end;
  }

  private SigningStep towardsSignature(boolean hasPortrait) {
    if (noticedAt == null) {
      return SigningStep.NOTICE;
    }
    if (route == null) {
      return SigningStep.ROUTE;
    }
    if (numberAt == null) {
      return SigningStep.NUMBER;
    }
    if (phoneAt == null) {
      return SigningStep.CODE;
    }
    if (identityAt == null) {
      return identityStep(hasPortrait);
    }
    if (readAt == null) {
      return SigningStep.READING;
    }
    return willedAt == null ? SigningStep.WILL : SigningStep.SIGNING;
  }

  private SigningStep identityStep(boolean hasPortrait) {
    if (BANK_CARD.equals(route)) {
      return SigningStep.BANK_CARD;
    }
    return hasPortrait ? SigningStep.CAMERA : SigningStep.PORTRAIT;
  }
}
