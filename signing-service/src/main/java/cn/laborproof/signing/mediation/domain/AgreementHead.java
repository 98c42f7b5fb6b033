package cn.laborproof.signing.mediation.domain;

import cn.laborproof.signing.template.ContractData;
import java.time.Instant;
import java.util.UUID;

/**
 * What stays the same through all states of a mediation agreement.
 *
 * @param id identifier
 * @param body the mediation body, which owns it
 * @param respondent the employer's organisation
 * @param worker the natural person who applied
 * @param mediator account of the mediator
 * @param region administrative division of the body (GB/T 2260)
 * @param reference unguessable public reference, printed in the foot and in the QR code
 * @param templateVersion version of the wording
 * @param data what was filled in
 * @param createdAt when the draft was begun
 */
public record AgreementHead(
    UUID id,
    UUID body,
    UUID respondent,
    UUID worker,
    UUID mediator,
    String region,
    String reference,
    int templateVersion,
    ContractData data,
    Instant createdAt) {
  AgreementHead with(UUID otherRespondent, ContractData changed) {
    return new AgreementHead(
        id,
        body,
        otherRespondent,
        worker,
        mediator,
        region,
        reference,
        templateVersion,
        changed,
        createdAt);
  }

  /** A value as filled in, or an empty text. */
  public String text(String key) {
    return data.text(key).orElse("");
  }

  /** The worker's name as filled in. */
  public String workerName() {
    return text("worker.name");
  }

  /** The respondent's registered name. */
  public String respondentName() {
    return text("respondent.name");
  }

  /** The mediator's registered name. */
  public String mediatorName() {
    return text("mediator.name");
  }

  /** The body's registered name. */
  public String bodyName() {
    return text("body.name");
  }
}
