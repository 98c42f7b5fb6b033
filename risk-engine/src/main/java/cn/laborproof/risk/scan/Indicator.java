package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Fact;
import java.io.Serializable;
import java.util.List;

/**
 * One indicator of a score.
 *
 * @param id such as F-01
 * @param strong whether courts have decided by it; a score of weak ones alone is no finding
 * @param percent how far it is present, 0 to 100
 * @param points what it adds to the score (negative: what it takes off)
 * @param facts what it was computed from, each with its lines
 */
public record Indicator(String id, boolean strong, int percent, int points, List<Fact> facts)
    implements Serializable {
  public Indicator {
    facts = List.copyOf(facts);
  }
}
