package cn.laborproof.signing.evidence;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.event.FieldOpening;
import cn.laborproof.proof.event.Salt;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.signing.evidence.EventDraft.PersonalField;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.storage.PersonalVault;
import cn.laborproof.signing.storage.PersonalVault.PersonalScope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns personal values into salted commitments and keeps their openings encrypted under the
 * person's key of the subject, so that destroying that key makes the values unrecoverable while the
 * event keeps verifying.
 */
@Component
final class FieldCommitter {

  private static final String PURPOSE = "field-opening/";

  private final JdbcClient jdbc;
  private final PersonalVault personal;
  private final Randomness randomness;

  FieldCommitter(JdbcClient jdbc, PersonalVault personal, Randomness randomness) {
    this.jdbc = jdbc;
    this.personal = personal;
    this.randomness = randomness;
  }

  Committed commit(EventDraft draft) {
    Map<PersonalField, FieldOpening> openings = new LinkedHashMap<>();
    for (PersonalField field : draft.personal()) {
      Salt salt = Salt.of(randomness.bytes(Salt.LENGTH));
      openings.put(field, new FieldOpening(field.name(), salt, field.value()));
    }
    return new Committed(draft.stream().subject(), openings);
  }

  /** Returns the openings of a stream that still can be opened, with the event each belongs to. */
  List<KeptOpening> openings(UUID subject) {
    return jdbc
        .sql(
            """
            select o.event_id, e.seq, o.tenant_id, o.person_id, o.name, o.sealed
            from field_opening o join evidence_event e on e.id = o.event_id
            where o.subject_id = ? order by e.seq, o.name
            """)
        .param(subject)
        .query((row, index) ->
            open(
                new PersonalScope(
                    row.getObject("tenant_id", UUID.class),
                    subject,
                    row.getObject("person_id", UUID.class)),
                row.getLong("seq"),
                row.getString("name"),
                row.getBytes("sealed")))
        .list()
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<KeptOpening> open(PersonalScope whose, long seq, String name, byte[] sealed) {
    return personal
        .open(whose, PURPOSE + name, sealed)
        .map(bytes -> Json.parseCanonicalObject(bytes).fields("opening"))
        .map(in -> new KeptOpening(seq, whose.person(), read(name, in)));
  }

  private static FieldOpening read(String name, JsonFields in) {
    return new FieldOpening(name, Salt.ofHex(in.string("salt")), in.string("value"));
  }

  /**
   * An opening with its place.
   *
   * @param seq number of the event that carries the commitment
   * @param person whose value it is
   * @param opening name, salt, value
   */
  record KeptOpening(long seq, UUID person, FieldOpening opening) {}

  /** Commitments of one event and the openings still to be kept. */
  final class Committed {
    private final UUID subject;
    private final Map<PersonalField, FieldOpening> openings;

    private Committed(UUID subject, Map<PersonalField, FieldOpening> openings) {
      this.subject = subject;
      this.openings = openings;
    }

    SortedMap<String, Digest> commitments() {
      var commitments = new TreeMap<String, Digest>();
      for (FieldOpening opening : openings.values()) {
        if (commitments.put(opening.name(), opening.commitment()) != null) {
          throw new IllegalArgumentException("personal field named twice: " + opening.name());
        }
      }
      return commitments;
    }

    void keepOpenings(UUID event, UUID tenant) {
      openings.forEach((field, opening) -> keep(event, tenant, field, opening));
    }

    private void keep(UUID event, UUID tenant, PersonalField field, FieldOpening opening) {
      var whose = new PersonalScope(tenant, subject, field.person());
      byte[] plain =
          JsonObject.builder()
              .put("salt", opening.salt().hex())
              .put("value", opening.value())
              .build()
              .canonicalBytes();
      jdbc.sql(
              """
              insert into field_opening (event_id, tenant_id, subject_id, person_id, name, sealed)
              values (?, ?, ?, ?, ?, ?)
              """)
          .param(event)
          .param(tenant)
          .param(subject)
          .param(field.person())
          .param(field.name())
          .param(personal.seal(whose, PURPOSE + field.name(), plain))
          .update();
    }
  }
}
