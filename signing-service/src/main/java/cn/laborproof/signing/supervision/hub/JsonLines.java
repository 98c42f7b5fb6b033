package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.Column;
import cn.laborproof.risk.intake.FactTable;
import cn.laborproof.risk.intake.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of JSON: one object a line, its members named like the columns in English, its values text,
 * numbers or booleans. Bounded like CSV: 65 536 characters a line.
 */
final class JsonLines {

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_DIGITS = 30;

  private final ObjectReader json;

  JsonLines(JsonMapper json) {
    this.json = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  }

  void read(InputStream in, FactTable table) throws IOException {
    List<String> names = table.kind().columns().stream().map(Column::name).toList();
    table.header(names);
    var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (long number = 1; ; number++) {
      StringBuilder line = new StringBuilder();
      int c = reader.read();
      if (c < 0) {
        return;
      }
      while (c >= 0 && c != '\n') {
        line.append((char) c);
        if (line.length() > LONGEST_LINE) {
          table.unreadableFrom(number);
          return;
        }
        c = reader.read();
      }
      if (!line.toString().isBlank()) {
        take(number, line.toString(), names, table);
      }
    }
  }

  private void take(long number, String line, List<String> names, FactTable table) {
    JsonNode object;
    try {
      object = json.readTree(line);
    } catch (JacksonException e) {
      table.refuse(number, "", Reason.NOT_TEXT, List.of(line));
      return;
    }
    if (!object.isObject()) {
      table.refuse(number, "", Reason.NOT_TEXT, List.of(line));
      return;
    }
    object
        .propertyNames()
        .forEach(name -> {
          if (!names.contains(name)) {
            table.ignored(name);
          }
        });
    List<String> fields = new ArrayList<>(names.size());
    for (String name : names) {
      JsonNode value = object.path(name);
      if (value.isContainer()) {
        table.refuse(number, name, Reason.NOT_TEXT, List.of(line));
        return;
      }
      fields.add(value.isMissingNode() || value.isNull() ? "" : text(value));
    }
    table.line(number, fields);
  }

  /**
   * A number as people write it; one written with a large exponent is no fact and stays as it is.
   */
  private static String text(JsonNode value) {
    if (!value.isNumber()) {
      return value.asString();
    }
    BigDecimal number = value.decimalValue();
    return Math.abs(number.scale()) > MOST_DIGITS ? number.toString() : number.toPlainString();
  }
}
