package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.MatchingRows;
import cn.laborproof.signing.shared.Refusal;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list.
 *
 * @param page counted from 0
 * @param total rows of all pages
 */
record Paged<T>(List<T> rows, int page, long total) {
  static final int SIZE = 20;

  private static final int LAST = 100_000;

  /**
   * Reads one, in the caller's transaction.
   *
   * @throws Refusal {@code unreadable-request} for a page nobody can have
   */
  static <T> Paged<T> of(MatchingRows<T> matching, int page) {
    if (page < 0 || page > LAST) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return new Paged<>(matching.page(page, SIZE), page, matching.total());
  }

  <R> Paged<R> map(Function<T, R> change) {
    return new Paged<>(rows.stream().map(change).toList(), page, total);
  }

  /** Place of the first row, counted from 1. */
  public long first() {
    return (long) page * SIZE + 1;
  }

  /** Place of the last row. */
  public long last() {
    return (long) page * SIZE + rows.size();
  }

  /** Whether another page follows. */
  public boolean more() {
    return (page + 1L) * SIZE < total;
  }
}
