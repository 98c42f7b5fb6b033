package cn.laborproof.gateway.fabric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code --name value} pairs of a command line. */
record Options(Map<String, String> values, boolean malformed) {

  static Options of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    boolean malformed = arguments.length % 2 != 0;
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      malformed |= !arguments[i].startsWith("--");
      malformed |= values.put(arguments[i].replaceFirst("^--", ""), arguments[i + 1]) != null;
    }
    return new Options(Map.copyOf(values), malformed);
  }

  /** Whether something was said that nobody asked for. */
  boolean isUnknownTo(String... names) {
    return malformed || !List.of(names).containsAll(values.keySet());
  }

  boolean lacks(String... names) {
    return !values.keySet().containsAll(List.of(names));
  }

  /** The value of an option that is there. */
  String get(String name) {
    return values.getOrDefault(name, "");
  }
}
