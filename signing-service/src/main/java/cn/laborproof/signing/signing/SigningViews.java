package cn.laborproof.signing.signing;

import cn.laborproof.face.Challenge;
import cn.laborproof.face.FaceDecision;
import cn.laborproof.face.Progress;
import cn.laborproof.signing.complaint.ComplaintStanding;
import cn.laborproof.signing.signing.SigningCase.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the worker's way looks in the API. */
final class SigningViews {
  private SigningViews() {}

  /**
   * Where a session stands. Before the identity is established nothing of the contract is told but
   * the employer's name.
   *
   * @param kind {@code contract} or {@code mediation}
   * @param step the one thing to do next
   * @param number its number for people, 0 at the end
   * @param steps how many they count
   * @param purpose {@code sign} or {@code copy}
   * @param route {@code face} or {@code bank-card}, once chosen
   * @param employer who asks
   * @param mobile where codes go, masked
   * @param askedAgain whether an interrupted signature is asked for anew
   * @param state of the contract
   * @param sealOverdue whether the time to seal has passed
   * @param complaint the newest complaint about that, if there is one
   * @param faceKeptUntil how long the face is kept to be compared, where the worker agreed (ADR 64)
   */
  record SessionView(
      String kind,
      String step,
      int number,
      int steps,
      String purpose,
      @Nullable String route,
      String employer,
      String mobile,
      boolean askedAgain,
      String state,
      @Nullable Instant sealDue,
      boolean sealOverdue,
      @Nullable ComplaintStanding complaint,
      @Nullable Instant concludedAt,
      @Nullable String closedBy,
      @Nullable String reference,
      @Nullable String sha256,
      @Nullable Instant faceKeptUntil) {}

  static SessionView of(CurrentSession.Position position) {
    SigningSession session = position.session();
    SigningCase paper = position.paper();
    @Nullable Instant due = null;
    @Nullable Instant concluded = null;
    @Nullable String by = null;
    @Nullable String sha256 = null;
    boolean mayKnow =
        position.step() == SigningStep.HALF_SIGNED || position.step() == SigningStep.CONCLUDED;
    switch (paper.stage()) {
      case Stage.Underway underway when mayKnow -> {
        due = underway.due();
        sha256 = underway.newest().sha256().hex();
      }
      case Stage.Concluded done when mayKnow -> {
        concluded = done.at();
        sha256 = done.document().sha256().hex();
      }
      case Stage.Closed closed -> by = closed.by();
      default -> {}
    }
    return new SessionView(
        paper.stream().kind(),
        position.step().code(),
        position.step().number(),
        SigningStep.COUNT,
        session.purpose().code(),
        session.route(),
        paper.host(),
        masked(position.worker().mobile()),
        session.askAgain(),
        paper.state(),
        due,
        position.sealOverdue(),
        mayKnow ? position.complaint().orElse(null) : null,
        concluded,
        by,
        mayKnow ? paper.reference() : null,
        sha256,
        session.faceKeptUntil());
  }

  /** A mobile number with its middle hidden. */
  static String masked(String mobile) {
    return mobile.length() == 11 ? mobile.substring(0, 3) + "****" + mobile.substring(7) : "";
  }

  /** A key fact in the reader's language; the value is in the contract's. */
  record FactView(String label, String value) {}

  record SectionView(String title, List<String> paragraphs) {}

  /** The contract to be read. */
  record ReadingView(
      String title, String sha256, List<FactView> facts, List<SectionView> sections) {}

  static ReadingView of(WorkerReading.Reading reading, Locale locale) {
    return new ReadingView(
        reading.text().title(),
        reading.frozen().sha256().hex(),
        reading.text().facts().stream()
            .map(fact -> new FactView(fact.label().in(locale), fact.value()))
            .toList(),
        reading.text().sections().stream()
            .map(section ->
                new SectionView(
                    section.title(),
                    section.paragraphs().stream()
                        .map(paragraph -> paragraph.plain())
                        .collect(Collectors.toList())))
            .toList());
  }

  /** How far the camera check is. */
  record ProgressView(
      String state, String instruction, String hint, int done, int movements, int nextSequence) {}

  static ProgressView of(Progress progress) {
    return new ProgressView(
        code(progress.state()),
        code(progress.instruction()),
        code(progress.hint()),
        progress.movementsDone(),
        Challenge.LENGTH,
        progress.nextSequence());
  }

  /** A drawn challenge; the order is told one movement at a time. */
  record ChallengeView(String challenge, Instant expiresAt, ProgressView progress) {}

  /** What the camera check came to. */
  record DecisionView(String outcome, @Nullable String reason, String step) {}

  static DecisionView of(FaceDecision decision, SigningStep next) {
    return switch (decision) {
      case FaceDecision.Passed _ -> new DecisionView("passed", null, next.code());
      case FaceDecision.Review review ->
          new DecisionView("review", review.reason().code(), next.code());
      case FaceDecision.Refused refused ->
          new DecisionView("refused", refused.reason().code(), next.code());
    };
  }

  private static String code(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
