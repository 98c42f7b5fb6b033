package cn.laborproof.risk.ranking;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.SortedRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one gate between facts and features: lines as they could have been written on a day. A line
 * about a later day is left out, a later date in an earlier line is blanked with whatever hangs on
 * it, and a kind that is not named here does not pass. Offices deliver months later; what counts is
 * the day the fact speaks of.
 */
final class KnownOn {

  private final LocalDate day;

  KnownOn(LocalDate day) {
    this.day = day;
  }

  List<SortedRow> of(List<SortedRow> rows) {
    List<SortedRow> known = new ArrayList<>();
    for (SortedRow sorted : rows) {
      known(sorted.row())
          .ifPresent(
              row -> known.add(new SortedRow(sorted.owner(), sorted.person(), sorted.role(), row)));
    }
    return known;
  }

  private Optional<FactRow> known(FactRow row) {
    return switch (row.kind()) {
      case EMPLOYERS ->
          since(row, "valid_from").map(each -> until(without(each, "status"), "valid_to"));
      case EMPLOYMENTS ->
          since(row, "first_working_day")
              .map(each -> until(each, "last_working_day", "leaving_reason"));
      case CONTRACTS -> since(row, "concluded_on");
      case INSURANCE, ATTENDANCE -> ended(row);
      case WAGES -> ended(row).map(this::paid);
      case DISPATCH -> since(row, "starts_on").map(each -> until(each, "ends_on", "return_reason"));
      // When an order was made is not on record.
      case COMPLAINTS ->
          since(row, "filed_on").map(each -> until(without(each, "order_deadline"), "settled_on"));
      case ARBITRATIONS -> since(row, "filed_on").map(each -> until(each, "settled_on"));
      case OFFICIAL_EVENTS -> since(row, "happened_on").map(each -> until(each, "ended_on"));
      default -> Optional.empty();
    };
  }

  private Optional<FactRow> since(FactRow row, String column) {
    return row.date(column).filter(date -> date.isAfter(day)).isPresent()
        ? Optional.empty()
        : Optional.of(row);
  }

  private Optional<FactRow> ended(FactRow row) {
    return row.month().atEndOfMonth().isAfter(day) ? Optional.empty() : Optional.of(row);
  }

  /** A payment of a later day had not come. */
  private FactRow paid(FactRow row) {
    return row.date("paid_on").filter(date -> date.isAfter(day)).isPresent()
        ? with(without(row, "paid_on"), "paid", "0")
        : row;
  }

  private FactRow until(FactRow row, String column, String... hanging) {
    return row.date(column).filter(date -> date.isAfter(day)).isPresent()
        ? without(without(row, column), hanging)
        : row;
  }

  private static FactRow without(FactRow row, String... columns) {
    FactRow left = row;
    for (String column : columns) {
      left = with(left, column, "");
    }
    return left;
  }

  private static FactRow with(FactRow row, String column, String value) {
    FactKind kind = row.kind();
    List<String> values = new ArrayList<>(row.values());
    values.set(kind.place(column), value);
    return new FactRow(kind, row.line(), List.copyOf(values));
  }
}
