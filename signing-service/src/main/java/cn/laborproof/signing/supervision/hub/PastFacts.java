package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.SortedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * All lines of a hub about some employers, for whoever asks what they said on days gone by. Every
 * call runs in the caller's transaction.
 */
@Component
public class PastFacts {

  private final JdbcClient jdbc;

  PastFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The lines that count, by employer; one nothing is known of has no entry. */
  public Map<String, List<SortedRow>> of(
      UUID office, Collection<String> employers, Set<FactKind> kinds) {
    Map<String, List<SortedRow>> lines = new TreeMap<>();
    jdbc.sql(
            """
            select id, batch_id, line, kind, cells, person, owner as company, 0 as role from fact_row
            where tenant_id = :office and owner = any(:employers) and kind = any(:kinds) and replaced_by is null and not withdrawn
            union all
            select id, batch_id, line, kind, cells, person, other, 1 from fact_row
            where tenant_id = :office and other = any(:employers) and kind = any(:kinds) and replaced_by is null and not withdrawn
            """)
        .param("office", office)
        .param("employers", employers.toArray(String[]::new))
        .param("kinds", kinds.stream().map(FactKind::code).toArray(String[]::new))
        .query((row, _) -> FactsOfHub.sorted(row, new HashMap<>()))
        .list()
        .forEach(row -> lines.computeIfAbsent(row.owner(), _ -> new ArrayList<>()).add(row));
    return lines;
  }
}
