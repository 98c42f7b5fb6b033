package cn.laborproof.signing.supervision.sample;

import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.shared.Refusal;
import cn.laborproof.signing.supervision.sample.Questionnaire.State;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Workers' answers. A link is good for one; it and the answer are two rows that name each other
 * nowhere, and no event says when.
 */
@Service
class Voices {
  private static final int KEY = 16;

  private final CredentialTransactions transactions;
  private final QuestionnaireRows rows;
  private final JsonMapper json;
  private final Clock clock;

  Voices(
      CredentialTransactions transactions, QuestionnaireRows rows, JsonMapper json, Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.json = json;
    this.clock = clock;
  }

  private record Ticket(
      UUID questionnaire,
      UUID office,
      String region,
      int stratum,
      boolean used,
      Instant expiresAt) {}

  /**
   * The questions a link opens.
   *
   * @throws Refusal {@code survey-link-unknown}, {@code survey-link-used}, {@code
   *     questionnaire-closed}, {@code survey-link-expired}
   */
  Questionnaire open(String token) {
    String digest = Questionnaires.digest(token);
    return transactions.showing(digest, jdbc -> open(jdbc, ticket(jdbc, digest)));
  }

  /**
   * Takes the answers; the link is used up by it.
   *
   * @param link the key of the link the answers were written for
   * @throws Refusal like {@link #open}, {@code invalid-input}, {@code survey-link-other}
   */
  void answer(String token, String link, List<Answers.Given> given) {
    String digest = Questionnaires.digest(token);
    if (!token.isEmpty() && !key(token).equals(link)) {
      throw new Refusal(SampleRefusal.LINK_OTHER);
    }
    transactions.showing(
        digest,
        jdbc -> {
          // Two who send at once: the second waits here and then finds the link used.
          jdbc.sql("select 1 from survey_ticket where token_sha = :digest for update")
              .param("digest", digest)
              .query(Integer.class)
              .optional();
          Ticket ticket = ticket(jdbc, digest);
          Questionnaire asked = open(jdbc, ticket);
          Map<String, List<String>> answers =
              Answers.checked(asked.form().of(Form.WORKER), given, true);
          jdbc.sql(
                  """
                  insert into survey_voice (questionnaire_id, tenant_id, region, stratum, answers)
                  values (:questionnaire, :office, :region, :stratum, :answers::jsonb)
                  """)
              .param("questionnaire", ticket.questionnaire())
              .param("office", ticket.office())
              .param("region", ticket.region())
              .param("stratum", ticket.stratum())
              .param("answers", json.writeValueAsString(answers))
              .update();
          int used =
              jdbc.sql(
                      "update survey_ticket set used = true where token_sha = :digest and not used")
                  .param("digest", digest)
                  .update();
          if (used != 1) {
            throw new Refusal(SampleRefusal.LINK_USED);
          }
          return used;
        });
  }

  /** What tells a link from others without opening it. */
  static String key(String token) {
    return Questionnaires.digest(token).substring(0, KEY);
  }

  private static Ticket ticket(JdbcClient jdbc, String digest) {
    Optional<Ticket> found =
        jdbc.sql("select * from survey_ticket where token_sha = :digest")
            .param("digest", digest)
            .query((row, _) ->
                new Ticket(
                    row.getObject("questionnaire_id", UUID.class),
                    row.getObject("tenant_id", UUID.class),
                    row.getString("region"),
                    row.getInt("stratum"),
                    row.getBoolean("used"),
                    row.getObject("expires_at", OffsetDateTime.class).toInstant()))
            .optional();
    return found.orElseThrow(() -> new Refusal(SampleRefusal.LINK_UNKNOWN));
  }

  private Questionnaire open(JdbcClient jdbc, Ticket ticket) {
    if (ticket.used()) {
      throw new Refusal(SampleRefusal.LINK_USED);
    }
    Questionnaire asked =
        jdbc.sql("select * from questionnaire where id = :id")
            .param("id", ticket.questionnaire())
            .query((row, _) -> rows.read(row))
            .single();
    if (asked.state(clock.instant()) != State.OPEN) {
      throw new Refusal(SampleRefusal.CLOSED);
    }
    if (!clock.instant().isBefore(ticket.expiresAt())) {
      throw new Refusal(SampleRefusal.LINK_EXPIRED);
    }
    return asked;
  }
}
