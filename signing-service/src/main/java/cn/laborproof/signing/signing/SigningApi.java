package cn.laborproof.signing.signing;

import cn.laborproof.face.CameraFrame;
import cn.laborproof.face.FaceDecision;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import cn.laborproof.signing.access.Role;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.access.WorkerSessions;
import cn.laborproof.signing.complaint.Complaints;
import cn.laborproof.signing.contract.TimelineWords;
import cn.laborproof.signing.identity.FaceChecks;
import cn.laborproof.signing.papers.PdfAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The worker's way, one step a call. Every answer says where the session stands now. */
@RestController
@RequestMapping("/api/v1/signing")
@Allow({Role.LINK_HOLDER, Role.WORKER})
class SigningApi {
  private final Invitations invitations;
  private final CurrentSession current;
  private final WorkerConsent consent;
  private final WorkerIdentity identity;
  private final WorkerFace face;
  private final WorkerReading reading;
  private final WorkerWill will;
  private final WorkerCopy copy;
  private final OrganisationSealing seals;
  private final Complaints complaints;
  private final SigningDevice device;
  private final WorkerSessions browserSessions;
  private final TimelineWords words;
  private final LookWords looks;
  private final Tenancy tenancy;

  SigningApi(
      Invitations invitations,
      CurrentSession current,
      WorkerConsent consent,
      WorkerIdentity identity,
      WorkerFace face,
      WorkerReading reading,
      WorkerWill will,
      WorkerCopy copy,
      OrganisationSealing seals,
      Complaints complaints,
      SigningDevice device,
      WorkerSessions browserSessions,
      TimelineWords words,
      LookWords looks,
      Tenancy tenancy) {
    this.invitations = invitations;
    this.current = current;
    this.consent = consent;
    this.identity = identity;
    this.face = face;
    this.reading = reading;
    this.will = will;
    this.copy = copy;
    this.seals = seals;
    this.complaints = complaints;
    this.device = device;
    this.browserSessions = browserSessions;
    this.words = words;
    this.looks = looks;
    this.tenancy = tenancy;
  }

  record Token(String token) {}

  record Route(String route, @Nullable Boolean faceConsent, @Nullable Boolean comparisonConsent) {}

  record Number(String idNumber) {}

  record Code(String code) {}

  record BankCard(String card, @Nullable String mobile) {}

  record ReadingDone(boolean reachedEnd, int seconds) {}

  record Will(String sha256, String code, Handwriting.Strokes signature) {}

  record CodeSent(String mobile, Instant expiresAt) {}

  @PostMapping("/sessions")
  @AllowAnyone
  SigningViews.SessionView open(
      @RequestBody Token token, HttpServletRequest request, HttpServletResponse response) {
    Actor.LinkHolder holder = invitations.open(token.token());
    browserSessions.begin(holder, request, response);
    return tenancy.as(holder, this::session);
  }

  @GetMapping("/session")
  SigningViews.SessionView session() {
    return tenancy.inTransaction(() -> SigningViews.of(current.position()));
  }

  @PostMapping("/session/agree")
  SigningViews.SessionView agree(
      Locale locale, HttpServletRequest request, HttpServletResponse response) {
    if (consent.agree(locale).leavesTrace()) {
      device.remember(request, response);
    }
    return session();
  }

  @PostMapping("/session/decline")
  SigningViews.SessionView decline() {
    consent.decline();
    return session();
  }

  @PostMapping("/session/route")
  SigningViews.SessionView route(@RequestBody Route input, Locale locale) {
    consent.choose(
        input.route(),
        Boolean.TRUE.equals(input.faceConsent()),
        Boolean.TRUE.equals(input.comparisonConsent()),
        locale);
    return session();
  }

  @PostMapping("/session/face-comparison/withdraw")
  SigningViews.SessionView withdrawComparison() {
    consent.withdrawComparison();
    return session();
  }

  @PostMapping("/session/number")
  SigningViews.SessionView number(@RequestBody Number input, Locale locale) {
    identity.number(input.idNumber(), locale);
    return session();
  }

  @PostMapping("/session/code/again")
  SigningViews.SessionView codeAgain(Locale locale) {
    identity.codeAgain(locale);
    return session();
  }

  @PostMapping("/session/code")
  SigningViews.SessionView code(
      @RequestBody Code input, HttpServletRequest request, HttpServletResponse response) {
    identity.code(input.code());
    // On the way to a signature the phone alone is no identity: more has to follow.
    return purpose() == Purpose.COPY ? raised(request, response) : session();
  }

  @PostMapping("/session/bank-card")
  SigningViews.SessionView bankCard(
      @RequestBody BankCard input, HttpServletRequest request, HttpServletResponse response) {
    @Nullable String mobile = input.mobile();
    identity.bankCard(input.card(), mobile == null ? "" : mobile);
    return raised(request, response);
  }

  @PostMapping(
      path = "/session/portrait",
      consumes = {MediaType.IMAGE_JPEG_VALUE, MediaType.IMAGE_PNG_VALUE})
  SigningViews.SessionView portrait(@RequestBody byte[] image) {
    face.portrait(image);
    return session();
  }

  @PostMapping("/session/challenge")
  SigningViews.ChallengeView challenge() {
    FaceChecks.Opened opened = face.open();
    return new SigningViews.ChallengeView(
        opened.challenge().id(),
        opened.challenge().expiresAt(),
        SigningViews.of(opened.progress()));
  }

  @PostMapping(path = "/session/frames", consumes = MediaType.IMAGE_JPEG_VALUE)
  SigningViews.ProgressView frame(
      @RequestParam int sequence, @RequestParam long millis, @RequestBody byte[] jpeg) {
    return SigningViews.of(face.offer(new CameraFrame(sequence, millis, jpeg)));
  }

  @PostMapping("/session/decision")
  SigningViews.DecisionView decision(HttpServletRequest request, HttpServletResponse response) {
    FaceDecision decision = face.decide();
    boolean passed = decision instanceof FaceDecision.Passed;
    String step = (passed ? raised(request, response) : session()).step();
    return SigningViews.of(
        decision, SigningStep.valueOf(step.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  @GetMapping("/session/reading")
  SigningViews.ReadingView read(Locale locale) {
    return SigningViews.of(reading.reading(), locale);
  }

  @GetMapping("/session/document")
  ResponseEntity<byte[]> document() {
    return PdfAnswer.of(reading.document(), "contract.pdf");
  }

  @PostMapping("/session/reading")
  SigningViews.SessionView readToTheEnd(@RequestBody ReadingDone input) {
    reading.finish(input.reachedEnd(), input.seconds());
    return session();
  }

  @PostMapping("/session/will/code")
  CodeSent willCode(Locale locale) {
    Instant expires = will.sendCode(locale);
    return new CodeSent(session().mobile(), expires);
  }

  @PostMapping("/session/will")
  SigningViews.SessionView will(@RequestBody Will input, HttpServletRequest request) {
    will.confirm(input.sha256(), input.code(), input.signature().drawing(), device.origin(request));
    return session();
  }

  @PostMapping("/session/withdraw")
  SigningViews.SessionView withdraw() {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.HALF_SIGNED));
    seals.withdraw(position.session().contract());
    return session();
  }

  /** The worker complains that the seal is overdue. */
  @PostMapping("/session/complaint")
  SigningViews.SessionView complain() {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.HALF_SIGNED));
    complaints.raise(position.session().contract());
    return session();
  }

  /** The worker takes the complaint back. */
  @PostMapping("/session/complaint/withdraw")
  SigningViews.SessionView takeComplaintBack() {
    var position =
        tenancy.inTransaction(() -> current.at(SigningStep.HALF_SIGNED, SigningStep.CONCLUDED));
    complaints.takeBack(position.session().contract());
    return session();
  }

  @GetMapping("/session/copy")
  ResponseEntity<byte[]> copy() {
    return PdfAnswer.of(copy.download(), "contract.pdf");
  }

  @GetMapping("/session/history")
  List<TimelineWords.WordedEvent> history(Locale locale) {
    return words.in(locale, copy.history());
  }

  /** Who of public offices looked, at what and why. */
  @GetMapping("/session/looks")
  List<LookWords.WordedLook> looks(Locale locale) {
    return looks.in(locale, copy.looks());
  }

  /** This request has shown who it is: the browser session is theirs, no link holder's any more. */
  private SigningViews.SessionView raised(
      HttpServletRequest request, HttpServletResponse response) {
    SigningSession session = tenancy.inTransaction(() -> current.position().session());
    if (!(tenancy.current() instanceof Actor.LinkHolder) || !session.isIdentified()) {
      return session();
    }
    var person = new Actor.Person(session.person(), session.contract());
    browserSessions.identify(person, request, response);
    return tenancy.as(person, this::session);
  }

  private Purpose purpose() {
    return tenancy.inTransaction(() -> current.position().session().purpose());
  }
}
