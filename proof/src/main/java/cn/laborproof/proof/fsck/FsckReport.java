package cn.laborproof.proof.fsck;

import cn.laborproof.proof.note.Checkpoint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the raw files found.
 *
 * @param checkpoint the state that was checked; null if none could be read
 * @param entries how many entries were read
 * @param records how many of the caller's records were compared
 * @param findings disagreements, at most {@link LogFsck#MAX_FINDINGS}
 */
public record FsckReport(
    @Nullable Checkpoint checkpoint, long entries, long records, List<FsckFinding> findings) {
  public FsckReport {
    findings = List.copyOf(findings);
  }

  /** Whether everything agrees. */
  public boolean agrees() {
    return findings.isEmpty();
  }

  /** The state that was checked. */
  public Optional<Checkpoint> state() {
    return Optional.ofNullable(checkpoint);
  }
}
