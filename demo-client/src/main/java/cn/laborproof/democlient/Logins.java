package cn.laborproof.democlient;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The people of the demo city who can sign in. */
record Logins(URI service, Map<String, String> passwords) {

  static Logins read(Path file, URI service) throws IOException {
    Map<String, String> passwords = new HashMap<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      String[] parts = line.strip().split("\\s+", 3);
      if (parts.length == 3) {
        passwords.put(parts[0], parts[1]);
      }
    }
    return new Logins(service, Map.copyOf(passwords));
  }

  /** A browser in which that person has signed in. */
  HttpAgent agent(String name) throws IOException, InterruptedException {
    String password = passwords.get(name);
    if (password == null) {
      throw new JourneyException("no demo login " + name);
    }
    HttpAgent agent = new HttpAgent(service);
    agent.login(name, password);
    return agent;
  }
}
