package cn.laborproof.risk.roster;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which column of the file holds what. Chinese and English headings are both understood. */
record RosterHeader(Map<Column, Integer> places, int width) {

  enum Column {
    NAME("姓名", "name", true),
    IDENTITY_NUMBER("身份证号", "identity_number", true),
    FORM("用工形式", "form", true),
    FIRST_WORKING_DAY("用工之日", "first_working_day", true),
    MONTHLY_WAGE("月工资", "monthly_wage", false),
    LAST_WORKING_DAY("离职日期", "last_working_day", false);

    final String chinese;
    final String english;
    final boolean required;

    Column(String chinese, String english, boolean required) {
      this.chinese = chinese;
      this.english = english;
      this.required = required;
    }

    boolean isNamed(String heading) {
      return heading.equals(chinese) || heading.equalsIgnoreCase(english);
    }
  }

  /**
   * @throws RosterException when a required column is missing or a column stands twice
   */
  static RosterHeader of(List<String> headings) {
    Map<Column, Integer> places = new EnumMap<>(Column.class);
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      for (Column column : Column.values()) {
        if (column.isNamed(heading) && places.put(column, i) != null) {
          throw new RosterException(RosterException.Reason.COLUMN_TWICE, column.english);
        }
      }
    }
    Arrays.stream(Column.values())
        .filter(c -> c.required && !places.containsKey(c))
        .findFirst()
        .ifPresent(c -> {
          throw new RosterException(RosterException.Reason.COLUMN_MISSING, c.english);
        });
    return new RosterHeader(Map.copyOf(places), headings.size());
  }

  /** The value of that column, stripped; empty when absent or blank. */
  Optional<String> value(List<String> fields, Column column) {
    Integer place = places.get(column);
    if (place == null) {
      return Optional.empty();
    }
    String value = fields.get(place).strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }
}
