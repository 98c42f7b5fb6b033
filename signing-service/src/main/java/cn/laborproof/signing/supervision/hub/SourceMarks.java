package cn.laborproof.signing.supervision.hub;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which of the deliveries that facts stand on look made up or entered twice, for those who show
 * findings: a mark on a delivery is of no use to whoever sees only what follows from it. Every call
 * runs in the caller's transaction.
 */
@Component
public class SourceMarks {

  private static final TypeReference<List<QualityMarks.Mark>> MARKS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;

  SourceMarks(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * Marked deliveries among those that kept sources name, as far as the current actor may see them.
   *
   * @return codes of the checks by delivery, such as {@code copied-rows}; their words are {@code
   *     facts.mark.CODE}
   */
  public Map<UUID, List<String>> of(Collection<String> sources) {
    Set<UUID> batches =
        sources.stream()
            .map(Lineage::read)
            .flatMap(Optional::stream)
            .flatMap(List::stream)
            .map(Lineage.Part::batch)
            .collect(Collectors.toSet());
    Map<UUID, List<String>> marked = new LinkedHashMap<>();
    if (!batches.isEmpty()) {
      jdbc.sql(
              "select id, marks from fact_batch where id = any(:batches) and marks <> '[]'::jsonb order by received_at, id")
          .param("batches", batches.toArray(UUID[]::new))
          .query(row -> {
            marked.put(
                row.getObject("id", UUID.class),
                json.readValue(row.getString("marks"), MARKS).stream()
                    .map(QualityMarks.Mark::check)
                    .distinct()
                    .toList());
          });
    }
    return marked;
  }
}
