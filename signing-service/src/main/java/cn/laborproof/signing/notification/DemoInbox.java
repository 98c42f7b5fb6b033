package cn.laborproof.signing.notification;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@link SmsGateway} of a demo installation: messages to invented people arrive on a page everybody
 * can read.
 */
final class DemoInbox implements SmsGateway {

  private static final int SHOWN = 50;

  private final JdbcClient jdbc;
  private final Clock clock;

  DemoInbox(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public void send(Sms message) {
    jdbc.sql(
            "insert into demo_inbox (id, mobile, body, received_at) values (?, ?, ?, ?) on conflict (id) do nothing")
        .param(message.id())
        .param(message.mobile())
        .param(message.text())
        .param(Timestamp.from(clock.instant()))
        .update();
  }

  /** Returns the newest messages, newest first; only those to one number when it is given. */
  List<Received> newest(String mobile) {
    return jdbc.sql(
            """
            select id, mobile, body, received_at from demo_inbox where :mobile = '' or mobile = :mobile
            order by received_at desc, id desc limit :shown
            """)
        .param("mobile", mobile)
        .param("shown", SHOWN)
        .query((row, index) ->
            new Received(
                row.getObject("id", UUID.class),
                row.getString("mobile"),
                row.getString("body"),
                row.getTimestamp("received_at").toInstant()))
        .list();
  }

  /**
   * A message that arrived.
   *
   * @param id the message
   * @param mobile whom it was for
   * @param body what it says
   * @param receivedAt when it arrived
   */
  record Received(UUID id, String mobile, String body, Instant receivedAt) {}
}
