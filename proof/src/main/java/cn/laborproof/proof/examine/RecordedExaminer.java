package cn.laborproof.proof.examine;

import cn.laborproof.proof.trust.TrustBundle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Examines an evidence record (RFC 4998) over files beside a document. Found by {@link
 * java.util.ServiceLoader}; the duties are those of {@link DocumentExaminer}.
 */
public interface RecordedExaminer {
  /**
   * A record with what it must cover.
   *
   * @param name how results name it as their subject
   * @param record DER; not to be changed
   * @param files each of which it must cover; not to be changed
   */
  record Recorded(String name, byte[] record, List<byte[]> files) {
    /** Copies the list. */
    public Recorded {
      files = List.copyOf(files);
    }
  }

  /**
   * What a record comes to.
   *
   * @param examination what was asked; a record that does not pass fails the package
   * @param since when its first timestamp was made; empty where none can be read
   */
  record Outcome(DocumentExamination examination, Optional<Instant> since) {}

  /**
   * Examines a record.
   *
   * @param trust whom to believe
   * @param at the verifier's time
   */
  Outcome examine(Recorded recorded, TrustBundle trust, Instant at);
}
