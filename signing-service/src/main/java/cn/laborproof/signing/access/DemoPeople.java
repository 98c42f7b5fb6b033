package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives the demo city's people accounts at first start. Passwords are generated, kept in {@code
 * demo-logins.txt} (mode 0600) for the launcher to print, and shown on the login page; without demo
 * mode there are none.
 */
@Component
@Order(0)
final class DemoPeople implements ApplicationRunner {

  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

  private static final int PASSWORD_LENGTH = 10;

  private final Installation installation;
  private final Randomness randomness;
  private final AccountRows accounts;
  private final Tenancy tenancy;
  private final Path file;
  private volatile List<Login> logins = List.of();

  DemoPeople(
      Installation installation, Randomness randomness, AccountRows accounts, Tenancy tenancy) {
    this.installation = installation;
    this.randomness = randomness;
    this.accounts = accounts;
    this.tenancy = tenancy;
    this.file = installation.data().resolve("demo-logins.txt");
  }

  /** Who can sign in with what; empty unless this is a demo. */
  List<Login> logins() {
    return logins;
  }

  @Override
  public void run(ApplicationArguments arguments) throws IOException {
    if (!installation.demo()) {
      return;
    }
    Map<String, String> known = passwords();
    var settled = new ArrayList<Login>();
    for (DemoCity.Resident resident : DemoCity.residents()) {
      String password = known.computeIfAbsent(resident.login(), login -> newPassword());
      settled.add(new Login(resident.login(), password, resident.displayName()));
    }
    write(settled);
    for (DemoCity.Resident resident : DemoCity.residents()) {
      settle(resident, known.getOrDefault(resident.login(), ""));
    }
    logins = List.copyOf(settled);
  }

  private void settle(DemoCity.Resident resident, String password) {
    if (accounts.exists(resident.login())) {
      return;
    }
    var account =
        new Accounts.NewAccount(
            resident.owner(), resident.role(), resident.login(), resident.displayName(), password);
    tenancy.inTransaction(resident.actingFor(), () -> accounts.create(account));
  }

  private Map<String, String> passwords() throws IOException {
    var known = new HashMap<String, String>();
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length == 3) {
          known.put(parts[0], parts[1]);
        }
      }
    }
    return known;
  }

  private void write(List<Login> settled) throws IOException {
    var text = new StringBuilder();
    for (Login login : settled) {
      text.append(String.format("%-16s %-12s %s%n", login.login(), login.password(), login.who()));
    }
    PrivateFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private String newPassword() {
    var password = new StringBuilder(PASSWORD_LENGTH);
    for (int i = 0; i < PASSWORD_LENGTH; i++) {
      password.append(ALPHABET.charAt(randomness.below(ALPHABET.length())));
    }
    return password.toString();
  }

  /**
   * One demo sign-in.
   *
   * @param login what to type
   * @param password its password
   * @param who who that is
   */
  record Login(String login, String password, String who) {}
}
