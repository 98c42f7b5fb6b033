package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.EvidenceEvent;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.log.LogEntry;
import cn.laborproof.proof.log.TlogProof;
import java.util.Optional;

/**
 * An event of a package with what ties it to the log.
 *
 * @param path member it was read from
 * @param commitment computed from its bytes and its salt
 * @param proof as the package has it
 */
record LoggedEvent(String path, EvidenceEvent event, Digest commitment, TlogProof proof) {
  private static final String REFERENCE_FACT = "reference";

  Digest leafHash() {
    return LogEntry.ofCommitment(commitment).leafHash();
  }

  /** The reference printed on the document, where the event states it. */
  Optional<String> reference() {
    return event.facts().get(REFERENCE_FACT) instanceof JsonString text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
