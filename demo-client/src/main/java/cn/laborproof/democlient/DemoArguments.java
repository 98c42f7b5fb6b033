package cn.laborproof.democlient;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Where everything is.
 *
 * @param logins the file with the demo logins: lines of {@code name password who}
 * @param clips the folder of the face clips
 * @param trust the published trust bundle
 * @param out where the results go
 */
record DemoArguments(
    URI service, URI portal, URI authorities, Path logins, Path clips, Path trust, Path out) {

  /**
   * @throws IllegalArgumentException when an option is missing
   */
  static DemoArguments of(String[] arguments) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      options.put(arguments[i], arguments[i + 1]);
    }
    return new DemoArguments(
        URI.create(option(options, "--service")),
        URI.create(option(options, "--portal")),
        URI.create(option(options, "--authorities")),
        Path.of(option(options, "--logins")),
        Path.of(option(options, "--clips")),
        Path.of(option(options, "--trust")),
        Path.of(option(options, "--out")));
  }

  private static String option(Map<String, String> options, String name) {
    String value = options.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing option: " + name);
    }
    return value;
  }
}
