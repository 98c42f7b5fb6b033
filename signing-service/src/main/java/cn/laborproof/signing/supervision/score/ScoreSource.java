package cn.laborproof.signing.supervision.score;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * What one source says of an employer.
 *
 * @param tenant the office whose facts these are, or the employer whose roster it is
 * @param employer 统一社会信用代码, or the key facts name it by
 * @param name as far as known, else the code
 * @param region its seat, or where that is not known the division of who speaks
 * @param seatKnown whether the region is the seat
 * @param known what is known of it, as cards name it
 */
public record ScoreSource(
    UUID tenant,
    Origin origin,
    String employer,
    String name,
    String region,
    boolean seatKnown,
    Set<String> known,
    List<Standing> findings) {

  /** Where findings come from. */
  public enum Origin {
    /** The facts of an office's hub. */
    FACTS("facts"),
    /** The employer's own roster and what this platform knows of its contracts. */
    ROSTER("roster");

    private final String code;

    Origin(String code) {
      this.code = code;
    }

    /** The name tables and findings carry. */
    public String code() {
      return code;
    }
  }

  public ScoreSource {
    known = new TreeSet<>(known);
    findings = List.copyOf(findings);
  }

  /** Whether it says nothing: all that was delivered of the employer was taken back. */
  boolean silent() {
    return known.isEmpty() && findings.isEmpty();
  }
}
