package cn.laborproof.signing.contract.domain;

import cn.laborproof.signing.template.ContractData;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * What stays the same through all states of a contract.
 *
 * @param id identifier
 * @param tenant the employer
 * @param worker the natural person who is the other party
 * @param region administrative division of the employer (GB/T 2260)
 * @param reference unguessable public reference, printed in the foot and in the QR code
 * @param template name of the template
 * @param templateVersion its version
 * @param data what was filled in
 * @param createdAt when the draft was begun
 */
public record ContractHead(
    UUID id,
    UUID tenant,
    UUID worker,
    String region,
    String reference,
    String template,
    int templateVersion,
    ContractData data,
    Instant createdAt) {
  ContractHead with(ContractData changed) {
    return new ContractHead(
        id, tenant, worker, region, reference, template, templateVersion, changed, createdAt);
  }

  /** The short number people name a contract by; the end of its identifier. */
  public String number() {
    return "LP-" + id.toString().replace("-", "").substring(20).toUpperCase(Locale.ROOT);
  }

  /** The worker's name as filled in. */
  public String workerName() {
    return data.text("worker.name").orElse("");
  }

  /** The worker's mobile number as filled in. */
  public String workerMobile() {
    return data.text("worker.mobile").orElse("");
  }

  /** The employer's 统一社会信用代码 as filled in. */
  public String employerCode() {
    return data.text("employer.creditCode").orElse("");
  }

  /** The employer's name as filled in. */
  public String employerName() {
    return data.text("employer.name").orElse("");
  }
}
