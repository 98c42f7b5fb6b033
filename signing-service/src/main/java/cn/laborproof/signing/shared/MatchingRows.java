package cn.laborproof.signing.shared;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The rows of a list that pass its filter: one page of them, how many there are, or all one after
 * the other. Every call runs in the caller's transaction.
 *
 * @param jdbc the database
 * @param matching {@code from … where …}, ours and never a caller's words
 * @param order {@code column asc, …}, ours as well
 * @param parameters what the condition names, by name
 * @param reader makes one of a row
 */
public record MatchingRows<T>(
    JdbcClient jdbc,
    String matching,
    String order,
    Map<String, ?> parameters,
    RowMapper<T> reader) {

  private static final int FETCHED = 200;

  /**
   * One page.
   *
   * @param page counted from 0
   * @param size rows of a page
   */
  public List<T> page(int page, int size) {
    return select(" limit :limit offset :offset")
        .param("limit", size)
        .param("offset", (long) page * size)
        .query(reader)
        .list();
  }

  /** How many there are on all pages. */
  public long total() {
    return jdbc.sql("select count(*) " + matching).params(parameters).query(Long.class).single();
  }

  /** Hands over all of them, one after the other: few are in memory at a time. */
  @SuppressWarnings("NullAway") // a reader of ours makes something of every row
  public void each(Consumer<T> consumer) {
    select("")
        .withFetchSize(FETCHED)
        .query((RowCallbackHandler) row -> consumer.accept(reader.mapRow(row, 0)));
  }

  private StatementSpec select(String end) {
    return jdbc.sql("select * " + matching + " order by " + order + end).params(parameters);
  }
}
