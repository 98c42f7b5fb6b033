package cn.laborproof.risk.columnar;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns stored columns into the values of a line of facts, as the intake would have made them. */
public final class RowReader {

  private final FactKind kind;
  private final List<Column> stored;
  private final int[] places;
  private final int person;
  private final int owner;

  /** A reader of one kind. */
  public RowReader(FactKind kind) {
    this.kind = kind;
    this.stored = Layout.stored(kind);
    this.places = stored.stream().mapToInt(c -> kind.place(c.name())).toArray();
    this.person = kind.person().isEmpty() ? -1 : kind.place(kind.person());
    this.owner =
        Layout.isShared(kind) || kind.owners().size() > 1
            ? -1
            : kind.place(kind.owners().getFirst());
  }

  /** The stored columns, to be selected in this order; dates as text, which is what lines hold. */
  static String columns(FactKind kind, String prefix) {
    return Layout.stored(kind).stream()
        .map(c -> {
          String name = prefix + Layout.quoted(c);
          return c.type().equals("date") || c.type().equals("hours")
              ? "CAST(" + name + " AS VARCHAR)"
              : name;
        })
        .collect(Collectors.joining(", "));
  }

  /**
   * @param from the place of the first stored column in the row
   */
  List<String> values(ResultSet row, int from, String companyId, String personId)
      throws SQLException {
    String[] values = new String[kind.columns().size()];
    if (owner >= 0) {
      values[owner] = companyId;
    }
    if (person >= 0) {
      values[person] = personId;
    }
    for (int i = 0; i < places.length; i++) {
      values[places[i]] = value(row, from + i, stored.get(i).type());
    }
    return List.of(values);
  }

  /**
   * The same from text: dates in ISO form, months and fen as whole numbers, hours as decimals.
   *
   * @param cells in the order of {@link Layout#stored}, null where unknown
   */
  public List<String> values(
      List<? extends @Nullable String> cells, String companyId, String personId) {
    String[] values = new String[kind.columns().size()];
    if (owner >= 0) {
      values[owner] = companyId;
    }
    if (person >= 0) {
      values[person] = personId;
    }
    for (int i = 0; i < places.length; i++) {
      @Nullable String cell = cells.get(i);
      values[places[i]] = cell == null ? "" : value(cell, stored.get(i).type());
    }
    return List.of(values);
  }

  private static String value(String cell, String type) {
    return switch (type) {
      case "month" -> Months.of(Integer.parseInt(cell)).toString();
      case "money" -> new Money(Long.parseLong(cell)).toString();
      case "hours" -> new BigDecimal(cell).stripTrailingZeros().toPlainString();
      default -> cell;
    };
  }

  private static String value(ResultSet row, int place, String type) throws SQLException {
    switch (type) {
      case "month" -> {
        int month = row.getInt(place);
        return row.wasNull() ? "" : Months.of(month).toString();
      }
      case "money" -> {
        long fen = row.getLong(place);
        return row.wasNull() ? "" : new Money(fen).toString();
      }
      case "hours" -> {
        String hours = row.getString(place);
        return hours == null ? "" : new BigDecimal(hours).stripTrailingZeros().toPlainString();
      }
      default -> {
        @Nullable String text = row.getString(place);
        return text == null ? "" : text;
      }
    }
  }
}
