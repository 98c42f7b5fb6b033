package cn.laborproof.signing.supervision.policy;

import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.shared.Refusal;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What workers say of a policy by a link without a name. The link opens the same answer again until
 * the end: the answer's key is another digest of the link's secret, so that the two rows do not
 * tell which belongs to which. No event says when.
 */
@Service
class PolicyVoices {

  private static final int KEY = 16;
  private static final String PREFIX = "policy-voice/";

  private final CredentialTransactions transactions;
  private final HearingRows rows;
  private final Clock clock;

  PolicyVoices(CredentialTransactions transactions, HearingRows rows, Clock clock) {
    this.transactions = transactions;
    this.rows = rows;
    this.clock = clock;
  }

  /** A policy that a link opens, with what was said by it. */
  record Opened(Hearing hearing, Optional<Opinion> said) {}

  /**
   * What a link opens.
   *
   * @throws Refusal {@code policy-link-unknown}, {@code policy-feedback-closed}
   */
  Opened open(String token) {
    return transactions.showing(Hearings.digest(token), jdbc -> opened(jdbc, token, false));
  }

  /**
   * Keeps what is said, in the place of what was said by the same link.
   *
   * @param link the key of the link it was written for
   * @throws Refusal like {@link #open}, {@code policy-link-other}
   */
  void say(String token, String link, Opinion said) {
    if (!token.isEmpty() && !key(token).equals(link)) {
      throw new Refusal(OpinionRefusal.LINK_OTHER);
    }
    transactions.showing(
        Hearings.digest(token),
        jdbc -> {
          // Two who send at once: the second waits here and then finds the first's answer.
          Opened opened = opened(jdbc, token, true);
          String sql =
              opened.said().isPresent()
                  ? """
                  update policy_voice set known = :known, helped = :helped, easy = :easy, words = :words
                  where key = :key and policy_id = :policy and tenant_id = :office and region = :region
                  """
                  : """
                  insert into policy_voice (key, policy_id, tenant_id, region, known, helped, easy, words)
                  values (:key, :policy, :office, :region, :known, :helped, :easy, :words)
                  """;
          Policy policy = opened.hearing().policy();
          jdbc.sql(sql)
              .param("key", voice(token))
              .param("policy", policy.id())
              .param("office", policy.office())
              .param("region", policy.region())
              .param("known", said.known())
              .param("helped", said.helped())
              .param("easy", said.easy())
              .param("words", said.words())
              .update();
          return jdbc.sql("update policy_ticket set used = true where token_sha = :digest")
              .param("digest", Hearings.digest(token))
              .update();
        });
  }

  /** What tells a link from others without opening it. */
  static String key(String token) {
    return Hearings.digest(token).substring(0, KEY);
  }

  private static String voice(String token) {
    return Hearings.digest(PREFIX + token);
  }

  private Opened opened(JdbcClient jdbc, String token, boolean locked) {
    jdbc.sql("select set_config('laborproof.voice', ?, true)")
        .param(voice(token))
        .query((row, index) -> index)
        .single();
    UUID policy =
        jdbc.sql(
                "select policy_id from policy_ticket where token_sha = :digest"
                    + (locked ? " for update" : ""))
            .param("digest", Hearings.digest(token))
            .query(UUID.class)
            .optional()
            .orElseThrow(() -> new Refusal(OpinionRefusal.LINK_UNKNOWN));
    Hearing hearing =
        rows.find(policy)
            .filter(each -> each.isOpen(clock.instant()))
            .orElseThrow(() -> new Refusal(OpinionRefusal.CLOSED));
    return new Opened(
        hearing,
        jdbc.sql("select * from policy_voice where key = :key")
            .param("key", voice(token))
            .query((row, _) -> HearingRows.opinion(row))
            .optional());
  }
}
