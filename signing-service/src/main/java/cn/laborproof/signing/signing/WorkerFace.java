package cn.laborproof.signing.signing;

import cn.laborproof.face.CameraFrame;
import cn.laborproof.face.FaceDecision;
import cn.laborproof.face.FaceScores;
import cn.laborproof.face.PortraitOutcome;
import cn.laborproof.face.Progress;
import cn.laborproof.face.SessionRecord;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EventDraft;
import cn.laborproof.signing.evidence.EvidenceJournal;
import cn.laborproof.signing.evidence.StreamId;
import cn.laborproof.signing.identity.FaceChecks;
import cn.laborproof.signing.identity.IdentityAnswer;
import cn.laborproof.signing.identity.IdentityAuthority;
import cn.laborproof.signing.identity.IdentityRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The face route: name and number are known to the register, the ID photo and the living face
 * before the camera are one person. Only scores and digests stay.
 */
@Service
class WorkerFace {
  private final CurrentSession current;
  private final WorkerIdentity identity;
  private final FaceChecks faces;
  private final IdentityAuthority authority;
  private final FaceReferences references;
  private final EvidenceJournal journal;
  private final Tenancy tenancy;

  WorkerFace(
      CurrentSession current,
      WorkerIdentity identity,
      FaceChecks faces,
      IdentityAuthority authority,
      FaceReferences references,
      EvidenceJournal journal,
      Tenancy tenancy) {
    this.current = current;
    this.identity = identity;
    this.faces = faces;
    this.authority = authority;
    this.references = references;
    this.journal = journal;
    this.tenancy = tenancy;
  }

  /** Takes the ID photo, after the register has confirmed name and number. */
  void portrait(byte[] image) {
    var position =
        tenancy.inTransaction(() -> current.at(SigningStep.PORTRAIT, SigningStep.CAMERA));
    IdentityAnswer answer =
        identity.ask(
            position,
            "two-factor",
            () ->
                authority.twoFactors(
                    position.worker().name(), WorkerIdentity.contractNumber(position)));
    if (answer.result() != IdentityAnswer.Result.MATCH) {
      throw new Refusal(IdentityRefusal.FACTORS_MISMATCH, answer.result().name());
    }
    switch (faces.portrait(position.session().id(), image)) {
      case PortraitOutcome.Accepted accepted ->
          note(
              EventDraft.of(stream(position), "portrait.accepted")
                  .fact("face_height", accepted.portrait().faceHeight())
                  .fact("portrait_sha256", accepted.portrait().imageSha256()));
      case PortraitOutcome.Refused refused -> {
        note(
            EventDraft.of(stream(position), "portrait.refused")
                .fact("reason", refused.reason().code()));
        throw new Refusal(IdentityRefusal.PORTRAIT_REFUSED, refused.reason().code());
      }
    }
  }

  /** Draws what the person has to do. */
  FaceChecks.Opened open() {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.CAMERA));
    identity.countTry(position);
    FaceChecks.Opened opened = faces.open(position.session().id());
    note(
        EventDraft.of(stream(position), "challenge.drawn")
            .fact("challenge", opened.challenge().id())
            .fact("expires", opened.challenge().expiresAt().toString()));
    return opened;
  }

  /** Takes a frame; nothing of it is kept. */
  Progress offer(CameraFrame frame) {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.CAMERA));
    return faces.offer(position.session().id(), frame);
  }

  /** What the check comes to. */
  FaceDecision decide() {
    var position = tenancy.inTransaction(() -> current.at(SigningStep.CAMERA));
    FaceDecision decision = faces.decide(position.session().id());
    tenancy.inTransaction(() -> {
      var event = journal.append(event(position, decision));
      if (decision instanceof FaceDecision.Passed passed) {
        references.tryToKeep(position, passed.face());
        identity.established(position, event.time());
      }
      return event;
    });
    return decision;
  }

  private static EventDraft event(CurrentSession.Position position, FaceDecision decision) {
    return switch (decision) {
      case FaceDecision.Passed passed ->
          scored(
              recorded(EventDraft.of(stream(position), "face.passed"), passed.record()),
              passed.scores());
      case FaceDecision.Review review ->
          scored(
              recorded(EventDraft.of(stream(position), "face.review"), review.record())
                  .fact("reason", review.reason().code()),
              review.scores());
      case FaceDecision.Refused refused ->
          recorded(EventDraft.of(stream(position), "face.refused"), refused.record())
              .fact("reason", refused.reason().code());
    };
  }

  private static EventDraft recorded(EventDraft draft, SessionRecord record) {
    return draft
        .fact("challenge", record.challengeId())
        .fact("asked", names(record.asked()))
        .fact("seen", names(record.seen()))
        .fact("frames", record.frames())
        .fact("media_sha256", record.mediaSha256())
        .fact("portrait_sha256", record.portraitSha256())
        .fact("duration_ms", record.duration().toMillis())
        .fact(
            "models",
            record.models().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(model -> model.getKey() + "=" + model.getValue().substring(0, 16))
                .collect(Collectors.joining(" ")));
  }

  private static String names(java.util.List<cn.laborproof.face.Movement> movements) {
    return movements.stream().map(Enum::name).collect(Collectors.joining(" "));
  }

  private static EventDraft scored(EventDraft draft, FaceScores scores) {
    return draft
        .fact("likeness", scores.likeness())
        .fact("liveness", scores.liveness())
        .fact("same_person", scores.samePerson());
  }

  private void note(EventDraft event) {
    tenancy.inTransaction(() -> journal.append(event));
  }

  private static StreamId stream(CurrentSession.Position position) {
    return position.stream();
  }
}
