package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** People change their own passwords; the first one was made by somebody else. */
@Service
class Passwords {

  static final int SHORTEST = 10;

  /** bcrypt looks at 72 bytes; Chinese characters take three each. */
  static final int MOST_BYTES = 72;

  private final CredentialTransactions credentials;
  private final PasswordEncoder encoder;
  private final RateLimiter attempts;
  private final DemoPeople demoPeople;

  Passwords(
      CredentialTransactions credentials,
      PasswordEncoder encoder,
      RateLimiter loginAttempts,
      DemoPeople demoPeople) {
    this.credentials = credentials;
    this.encoder = encoder;
    this.attempts = loginAttempts;
    this.demoPeople = demoPeople;
  }

  /** What came of it; the code is what pages and their messages are named by. */
  enum Outcome {
    CHANGED("changed"),
    WRONG("wrong"),
    SHORT("short"),
    LONG("long"),
    SAME("same"),
    UNLIKE("unlike"),
    TOO_OFTEN("too-often"),
    /** Everybody reads the demo's passwords, and nobody may shut the others out. */
    DEMO("demo");

    private final String code;

    Outcome(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }
  }

  private record Account(String login, String hash) {}

  /** Whether the one who acts may not change theirs. */
  boolean isOfDemo() {
    UUID id = account();
    return credentials.showing(id.toString(), rows -> isOfDemo(find(rows, id).login()));
  }

  private boolean isOfDemo(String login) {
    return demoPeople.logins().stream().anyMatch(each -> each.login().equals(login));
  }

  /**
   * Puts another password in the place of the current one and ends every other session of the
   * account, in one transaction.
   *
   * @param again the new one as it was typed a second time
   */
  Outcome change(String current, String chosen, String again, HttpServletRequest request) {
    UUID id = account();
    String tries = "password " + id;
    if (!attempts.allows(tries)) {
      return Outcome.TOO_OFTEN;
    }
    Outcome outcome =
        credentials.showing(
            id.toString(),
            rows -> {
              Outcome verdict = judged(find(rows, id), current, chosen, again);
              if (verdict == Outcome.CHANGED) {
                keep(rows, id, chosen, SessionRows.shownBy(request));
              }
              return verdict;
            });
    if (outcome == Outcome.CHANGED) {
      attempts.forget(tries);
    }
    return outcome;
  }

  private Outcome judged(Account account, String current, String chosen, String again) {
    if (isOfDemo(account.login())) {
      return Outcome.DEMO;
    }
    if (!encoder.matches(current, account.hash())) {
      return Outcome.WRONG;
    }
    if (chosen.codePointCount(0, chosen.length()) < SHORTEST) {
      return Outcome.SHORT;
    }
    if (chosen.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      return Outcome.LONG;
    }
    if (chosen.equals(current) || chosen.equals(account.login())) {
      return Outcome.SAME;
    }
    return chosen.equals(again) ? Outcome.CHANGED : Outcome.UNLIKE;
  }

  private static Account find(JdbcClient rows, UUID id) {
    return rows.sql("select login, password_hash from account where id = :id for update")
        .param("id", id)
        .query((row, _) -> new Account(row.getString("login"), row.getString("password_hash")))
        .optional()
        .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND));
  }

  private void keep(JdbcClient rows, UUID account, String chosen, String kept) {
    rows.sql("update account set password_hash = :hash, first_password = false where id = :id")
        .param("hash", encoder.encode(chosen))
        .param("id", account)
        .update();
    rows.sql("delete from login_session where account_id = :account and token_hash <> :kept")
        .param("account", account)
        .param("kept", kept)
        .update();
  }

  private static UUID account() {
    return switch (ActorBinding.current()) {
      case Actor.Member member -> member.account();
      case Actor.Official official -> official.account();
      default -> throw new Refusal(CommonRefusal.NOT_ALLOWED);
    };
  }
}
