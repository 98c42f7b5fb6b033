package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.shared.StartFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Passwords of the database roles, kept in a properties file with mode 0600.
 *
 * @param byRole role name to password
 */
record RoleSecrets(Map<String, String> byRole) {

  static final String SUPERUSER = "postgres";
  static final String MIGRATOR = "migrator";
  static final String APP = "app";
  static final String SEQUENCER = "sequencer";

  RoleSecrets {
    byRole = Map.copyOf(byRole);
  }

  /** Reads the file, or makes it with fresh passwords. */
  static RoleSecrets keptIn(Path file, Randomness randomness) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    var fresh = new TreeMap<String, String>();
    for (String role : new String[] {SUPERUSER, MIGRATOR, APP, SEQUENCER}) {
      fresh.put(role, randomness.token());
    }
    String text =
        fresh.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining());
    PrivateFiles.write(file, text.getBytes(StandardCharsets.US_ASCII));
    return new RoleSecrets(fresh);
  }

  static RoleSecrets read(Path file) throws IOException {
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return new RoleSecrets(
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty)));
  }

  String of(String role) {
    String password = byRole.get(role);
    if (password == null) {
      throw new StartFailure(
          "The file with the database passwords has none for the role " + role + ".",
          "Add a line " + role + "=PASSWORD to the file named by laborproof.postgres.secrets.");
    }
    return password;
  }

  /** Never prints a password. */
  @Override
  public String toString() {
    return "RoleSecrets" + byRole.keySet();
  }
}
