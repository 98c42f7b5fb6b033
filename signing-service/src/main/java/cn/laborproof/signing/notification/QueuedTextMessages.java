package cn.laborproof.signing.notification;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.signing.notification.SmsGateway.Sms;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link TextMessages}: an encrypted row and a persistent task in the caller's transaction. */
@Component
class QueuedTextMessages implements TextMessages {

  private static final String PURPOSE = "text-message";

  private final JdbcClient jdbc;
  private final PersonalVault personal;
  private final MessageSource messages;
  private final ObjectProvider<SchedulerClient> scheduler;
  private final IdSource ids;
  private final Clock clock;

  QueuedTextMessages(
      JdbcClient jdbc,
      PersonalVault personal,
      MessageSource messages,
      ObjectProvider<SchedulerClient> scheduler,
      IdSource ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.personal = personal;
    this.messages = messages;
    this.scheduler = scheduler;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public UUID queue(Outgoing message) {
    UUID id = ids.next();
    String text =
        messages.getMessage(message.messageKey(), message.arguments().toArray(), message.locale());
    byte[] plain =
        JsonObject.builder()
            .put("mobile", message.mobile())
            .put("text", text)
            .build()
            .canonicalBytes();
    PersonalScope whose = message.whose();
    jdbc.sql(
            "insert into text_message (id, tenant_id, subject_id, person_id, sealed, queued_at) values (?, ?, ?, ?, ?, ?)")
        .param(id)
        .param(whose.tenant())
        .param(whose.subject())
        .param(whose.person())
        .param(personal.seal(whose, PURPOSE, plain))
        .param(Timestamp.from(clock.instant()))
        .update();
    scheduler
        .getObject()
        .scheduleIfNotExists(
            TextMessageTask.DESCRIPTOR
                .instance(id.toString())
                .data(new TextMessageTask.Queued(whose.tenant()))
                .scheduledTo(clock.instant()));
    return id;
  }

  /** The message if it is still to be sent and its person not erased; locks it. */
  Optional<Sms> unsent(UUID id) {
    return jdbc.sql(
            "select tenant_id, subject_id, person_id, sealed from text_message where id = ? and sent_at is null for update")
        .param(id)
        .query((row, index) ->
            personal.open(
                new PersonalScope(
                    row.getObject("tenant_id", UUID.class),
                    row.getObject("subject_id", UUID.class),
                    row.getObject("person_id", UUID.class)),
                PURPOSE,
                row.getBytes("sealed")))
        .optional()
        .flatMap(opened -> opened)
        .map(plain -> sms(id, plain));
  }

  void markSent(UUID id) {
    jdbc.sql("update text_message set sent_at = ? where id = ?")
        .param(Timestamp.from(clock.instant()))
        .param(id)
        .update();
  }

  private static Sms sms(UUID id, byte[] plain) {
    JsonFields in = Json.parseCanonicalObject(plain).fields("text message");
    return new Sms(id, in.string("mobile"), in.string("text"));
  }
}
