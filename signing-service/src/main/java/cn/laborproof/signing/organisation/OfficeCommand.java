package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.OperatorAccess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The operator's command about offices ({@code laborproof office}): asks the running service of
 * this machine, with the token of its data directory. Exit codes: 0 done, 1 refused, 64 called
 * wrongly, 69 no service answers.
 */
public final class OfficeCommand {

  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int MISUSED = 64;
  private static final int UNAVAILABLE = 69;
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String USAGE =
      """
      laborproof office add --name NAME --code CREDIT_CODE --region DIGITS --address TEXT --head NAME --seal WORDS
                            --inspector LOGIN=NAME … --keeper LOGIN=NAME …
                            a labour office: registered, its seal applied for, its people named
      laborproof office add --body union|federation --region DIGITS --person LOGIN=NAME …
                            a body that monitors a region by sums alone
      laborproof office people --office ID [--inspector LOGIN=NAME …] [--keeper LOGIN=NAME …] [--person LOGIN=NAME …]
                            more people for an office
      laborproof office suspend|restore --office ID --login LOGIN …
                            people who may act no more: every session of theirs ends at once; or may again
      DIGITS are the leading 2, 4 or 6 of the divisions it looks after (GB/T 2260); WORDS stand below the star of the seal.
      First passwords are printed once, and have to be changed at the first sign-in.
      """;

  private static final Map<String, String> SINGLE =
      Map.of(
          "--name", "name",
          "--code", "creditCode",
          "--region", "region",
          "--address", "domicile",
          "--head", "representative",
          "--seal", "sealInscription",
          "--body", "kind",
          "--office", "office");

  private static final Set<String> BODIES = Set.of("union", "federation");

  private final URI service;
  private final Path token;
  private final PrintStream out;
  private final JsonMapper json = JsonMapper.builder().build();

  private OfficeCommand(URI service, Path token, PrintStream out) {
    this.service = service;
    this.token = token;
    this.out = out;
  }

  private static final class Misused extends Exception {
    private static final long serialVersionUID = 1;

    Misused(String message) {
      super(message);
    }
  }

  private record Named(boolean keeper, String login, String name) {}

  /**
   * Runs the command.
   *
   * @param arguments what stands behind {@code office}
   * @param service where the service listens
   * @param data its data directory
   * @return the process's exit code
   */
  public static int run(List<String> arguments, URI service, Path data, PrintStream out) {
    try {
      return new OfficeCommand(service, data.resolve(OperatorAccess.FILE), out).run(arguments);
    } catch (Misused e) {
      out.println("laborproof office: " + e.getMessage() + ".");
      out.print(USAGE);
      return MISUSED;
    } catch (IOException e) {
      out.println(
          "laborproof office: no service answers at "
              + service
              + ", or its token cannot be read ("
              + data.resolve(OperatorAccess.FILE)
              + "); start it with \"laborproof up\".");
      return UNAVAILABLE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return UNAVAILABLE;
    }
  }

  private int run(List<String> arguments) throws Misused, IOException, InterruptedException {
    String verb = arguments.isEmpty() ? "" : arguments.getFirst();
    Map<String, String> single = new HashMap<>();
    List<Named> people = new ArrayList<>();
    List<String> logins = new ArrayList<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (i + 1 == arguments.size()) {
        throw new Misused(option + " needs a value");
      }
      String value = arguments.get(i + 1);
      if (option.equals("--inspector") || option.equals("--keeper") || option.equals("--person")) {
        people.add(named(option, value));
      } else if (option.equals("--login")) {
        logins.add(value);
      } else if (!SINGLE.containsKey(option)) {
        throw new Misused("unknown option \"" + option + "\"");
      } else if (single.putIfAbsent(SINGLE.getOrDefault(option, ""), value) != null) {
        throw new Misused(option + " is given twice");
      }
    }
    return switch (verb) {
      case "add" -> ask("offices", office(single, people));
      case "people" -> ask("offices/" + identifier(single) + "/people", Map.of("people", people));
      case "suspend", "restore" -> suspend(identifier(single), verb.equals("suspend"), logins);
      default ->
          throw new Misused(
              verb.isEmpty() ? "add, people, suspend or restore?" : "no such verb: " + verb);
    };
  }

  private int suspend(UUID office, boolean suspended, List<String> logins)
      throws Misused, IOException, InterruptedException {
    if (logins.isEmpty()) {
      throw new Misused("--login says whose account");
    }
    return ask(
        "offices/" + office + "/suspensions", Map.of("suspended", suspended, "logins", logins));
  }

  private static Named named(String option, String value) throws Misused {
    int at = value.indexOf('=');
    if (at < 1) {
      throw new Misused(option + " is LOGIN=NAME, not \"" + value + "\"");
    }
    return new Named(option.equals("--keeper"), value.substring(0, at), value.substring(at + 1));
  }

  private static UUID identifier(Map<String, String> single) throws Misused {
    try {
      return UUID.fromString(single.getOrDefault("office", ""));
    } catch (IllegalArgumentException _) {
      throw new Misused("--office is the identifier \"office add\" printed");
    }
  }

  private static Map<String, Object> office(Map<String, String> single, List<Named> people)
      throws Misused {
    if (single.containsKey("kind") && !BODIES.contains(single.get("kind"))) {
      throw new Misused("--body is union or federation");
    }
    Map<String, Object> office = new HashMap<>(single);
    office.putIfAbsent("kind", "labour");
    office.put("people", people);
    return office;
  }

  private int ask(String path, Map<String, Object> said) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(service.resolve(OperatorAccess.PATHS + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + Files.readString(token).strip())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, application/problem+json")
            .header("Accept-Language", Locale.getDefault().toLanguageTag())
            .POST(BodyPublishers.ofString(json.writeValueAsString(said)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
      JsonNode told = json.readTree(answer.body());
      if (answer.statusCode() != CREATED && answer.statusCode() != OK) {
        return refused(told);
      }
      if (told.has("changed")) {
        suspended(told);
      } else {
        settled(told);
      }
      return DONE;
    }
  }

  private int refused(JsonNode problem) {
    out.println("laborproof office: " + problem.path("title").asString(""));
    out.println(problem.path("detail").asString(""));
    for (JsonNode field : problem.path("fields")) {
      out.println(
          "  " + field.path("field").asString("") + ": " + field.path("message").asString(""));
    }
    return REFUSED;
  }

  private void suspended(JsonNode told) {
    String now = told.path("suspended").asBoolean(false) ? "suspended" : "restored";
    for (JsonNode login : told.path("changed")) {
      out.printf("%-9s %s%n", now, login.asString(""));
    }
    if (told.path("changed").isEmpty()) {
      out.println("All of them were " + now + " already.");
    }
  }

  private void settled(JsonNode office) {
    out.printf(
        "office  %s  %s  %s%n",
        office.path("id").asString(""),
        office.path("kind").asString(""),
        office.path("region").asString(""));
    for (JsonNode person : office.path("people")) {
      out.printf(
          "login   %-20s %-22s %s (%s)%n",
          person.path("login").asString(""),
          person.path("password").asString("(there already)"),
          person.path("name").asString(""),
          person.path("role").asString(""));
    }
    if (office.path("kind").asString("").equals("labour")) {
      out.println("Its seal can be used once the certification authority has certified its key.");
    }
    out.println("The passwords are shown this once, and changed at the first sign-in.");
  }
}
