package cn.laborproof.signing.supervision.dispatch;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which dispatch firms a list shows, and in which order.
 *
 * @param query part of the name, or the code; blank for all
 * @param licence where the licence stands; blank for all
 * @param report where the report on the year stands, or a group of such; blank for all
 * @param year the year reported on
 * @param page counted from 0
 * @param size rows of a page
 */
record FirmFilter(
    String query, String licence, String report, int year, Sort sort, int page, int size) {
  /** Rows on a page of the desk. */
  static final int PAGE_SIZE = 20;

  /** Where a licence can stand. */
  static final List<String> LICENCES = List.of("valid", "expiring", "expired", "future", "none");

  /** Where a report can stand; {@code orders} and {@code help} are groups. */
  static final List<String> REPORTS =
      List.of(
          "missing",
          "awaited",
          "handed-in",
          "returned",
          "filed",
          "qualified",
          "unqualified",
          "orders",
          "rectifying",
          "overdue",
          "submitted",
          "rectified",
          "referred",
          "help",
          "no-business",
          "helped",
          "not-due");

  private static final int MOST_ROWS = 200;
  private static final int LAST_PAGE = 100_000;
  private static final int LONGEST_QUERY = 60;
  private static final int FIRST_YEAR = 2008;
  private static final int LAST_YEAR = 2199;

  /** Orders of a list. */
  enum Sort {
    /** By name. */
    NAME("name, firm"),
    /** The licence that ends first comes first; without one, last. */
    LICENCE("valid_to asc nulls last, name, firm"),
    /** Who sends most comes first. */
    WORKERS("persons desc, name, firm"),
    /** By the end of the running order. */
    DUE("due asc nulls last, name, firm");

    private final String columns;

    Sort(String columns) {
      this.columns = columns;
    }

    String columns() {
      return columns;
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What a request says, in its own words. */
  record Asked(
      String query, String licence, String report, int year, String sort, int page, int size) {

    /**
     * @param usual the year when none is named, which is 0
     * @throws Refusal {@code unreadable-request}
     */
    FirmFilter on(int usual) {
      int asked = year == 0 ? usual : year;
      boolean bounded =
          page >= 0
              && page <= LAST_PAGE
              && size >= 1
              && size <= MOST_ROWS
              && asked >= FIRST_YEAR
              && asked <= LAST_YEAR;
      boolean known =
          (licence.isBlank() || LICENCES.contains(licence))
              && (report.isBlank() || REPORTS.contains(report));
      if (!bounded || !known || query.length() > LONGEST_QUERY) {
        throw new Refusal(CommonRefusal.UNREADABLE);
      }
      String by = sort.isBlank() ? Sort.NAME.code() : sort;
      return new FirmFilter(
          query.strip(),
          licence,
          report,
          asked,
          Arrays.stream(Sort.values())
              .filter(each -> each.code().equals(by))
              .findFirst()
              .orElseThrow(() -> new Refusal(CommonRefusal.UNREADABLE)),
          page,
          size);
    }
  }

  /** The order as requests say it. */
  public String sorted() {
    return sort.code();
  }
}
