package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Finding;
import java.io.Serializable;
import java.util.List;

/**
 * A finding with what only a scan over several companies knows.
 *
 * <p>Serializable, so that the workers of a cluster can hand it over.
 *
 * @param chain the companies in the order in which people or money pass; empty when only one
 * @param indicators the weighted indicators behind a score; empty for an ordinary rule
 */
public record Found(Finding finding, List<String> chain, List<Indicator> indicators)
    implements Serializable {
  public Found {
    chain = List.copyOf(chain);
    indicators = List.copyOf(indicators);
  }
}
