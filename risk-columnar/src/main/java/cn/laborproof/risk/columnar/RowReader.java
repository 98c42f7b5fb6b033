package cn.laborproof.risk.columnar;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns stored columns into the values of a line of facts, as the intake would have made them. */
public final class RowReader {

  private enum Type {
    DATE,
    MONTH,
    MONEY,
    HOURS,
    TEXT;

    static Type of(Column column) {
      return switch (column.type()) {
        case "date" -> DATE;
        case "month" -> MONTH;
        case "money" -> MONEY;
        case "hours" -> HOURS;
        default -> TEXT;
      };
    }
  }

  private final FactKind kind;
  private final List<Column> stored;
  private final Type[] types;
  private final int width;
  private final int[] places;
  private final int person;
  private final int owner;

  /** A reader of one kind. */
  public RowReader(FactKind kind) {
    this.kind = kind;
    this.stored = Layout.stored(kind);
    this.types = stored.stream().map(Type::of).toArray(Type[]::new);
    this.width = kind.columns().size();
    this.places = stored.stream().mapToInt(c -> kind.place(c.name())).toArray();
    this.person = kind.person().isEmpty() ? -1 : kind.place(kind.person());
    this.owner =
        Layout.isShared(kind) || kind.owners().size() > 1
            ? -1
            : kind.place(kind.owners().getFirst());
  }

  /**
   * The stored columns, to be selected in this order; days as numbers, which are cheap to hand
   * over.
   */
  static String columns(FactKind kind, String prefix) {
    return Layout.stored(kind).stream()
        .map(c -> {
          String name = prefix + Layout.quoted(c);
          return Type.of(c) == Type.DATE ? name + " - DATE '1970-01-01'" : name;
        })
        .collect(Collectors.joining(", "));
  }

  /**
   * One line, its days, months and amounts as values: the rules would only read them from text
   * again.
   *
   * @param from the place of the first stored column in the row
   */
  FactRow line(long number, ResultSet row, int from, String companyId, String personId)
      throws SQLException {
    @Nullable Object[] cells = new Object[width];
    if (owner >= 0) {
      cells[owner] = companyId;
    }
    if (person >= 0) {
      cells[person] = personId;
    }
    for (int i = 0; i < places.length; i++) {
      cells[places[i]] = cell(row, from + i, types[i]);
    }
    return FactRow.of(kind, number, cells);
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

  private static @Nullable Object cell(ResultSet row, int place, Type type) throws SQLException {
    return switch (type) {
      case DATE -> {
        long day = row.getLong(place);
        yield row.wasNull() ? null : LocalDate.ofEpochDay(day);
      }
      case MONTH -> {
        int month = row.getInt(place);
        yield row.wasNull() ? null : Months.of(month);
      }
      case MONEY -> {
        long fen = row.getLong(place);
        yield row.wasNull() ? null : new Money(fen);
      }
      case HOURS -> {
        @Nullable BigDecimal hours = row.getBigDecimal(place);
        yield hours == null ? null : hours.stripTrailingZeros();
      }
      case TEXT -> row.getString(place);
    };
  }
}
