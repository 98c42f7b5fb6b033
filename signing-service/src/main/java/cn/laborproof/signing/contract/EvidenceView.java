package cn.laborproof.signing.contract;

import cn.laborproof.signing.evidence.EvidenceTrail;
import org.jspecify.annotations.Nullable;

/**
 * How far a document's history is proven, as the API tells it.
 *
 * @param events how many there are
 * @param integrated how many have a place in the log
 * @param anchored how many lie under an anchored checkpoint
 * @param logIndex place of the last event, once all have one
 * @param checkpointSize size of the checkpoint that covers all
 * @param evidenceNumber the court's number (统一证据编号), if there is one
 * @param isAnchored whether all lie under an anchored checkpoint
 * @param isReceipted whether the court chain has receipted it
 */
public record EvidenceView(
    long events,
    long integrated,
    long anchored,
    @Nullable Long logIndex,
    @Nullable Long checkpointSize,
    @Nullable String evidenceNumber,
    boolean isAnchored,
    boolean isReceipted) {
  /** The view of what the trail says. */
  public static EvidenceView of(EvidenceTrail.Proven proven) {
    return new EvidenceView(
        proven.events(),
        proven.integrated(),
        proven.anchored(),
        proven.logIndex().orElse(null),
        proven.checkpointSize().orElse(null),
        proven.evidenceNumber().orElse(null),
        proven.isAnchored(),
        proven.isReceipted());
  }
}
