package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.organisation.CodeConfirmation.State;
import cn.laborproof.signing.shared.MatchingRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Confirmations of credit codes in PostgreSQL. Runs in the caller's transaction. */
@Component
final class CodeConfirmationRows {
  private final JdbcClient jdbc;

  CodeConfirmationRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void ask(Organisation organisation) {
    jdbc.sql(
            """
            insert into code_confirmation (tenant_id, region, credit_code, name, domicile, legal_representative, asked_at, state)
            values (:id, :region, :code, :name, :domicile, :representative, :at, 'asked')
            """)
        .param("id", organisation.id())
        .param("region", organisation.region())
        .param("code", organisation.creditCode().value())
        .param("name", organisation.name())
        .param("domicile", organisation.domicile())
        .param("representative", organisation.legalRepresentative())
        .param("at", organisation.registeredAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<CodeConfirmation> find(UUID organisation) {
    return jdbc.sql(
            "select * from code_confirmation where tenant_id = :id and (tenant_id = current_tenant() or office_covers(region))")
        .param("id", organisation)
        .query(CodeConfirmationRows::read)
        .optional();
  }

  /** The same, locked, for whoever may decide. */
  Optional<CodeConfirmation> lock(UUID organisation) {
    return jdbc.sql("select * from code_confirmation where tenant_id = :id for update")
        .param("id", organisation)
        .query(CodeConfirmationRows::read)
        .optional();
  }

  void decide(UUID organisation, State state, String grounds, Actor.Official by, Instant at) {
    jdbc.sql(
            """
            update code_confirmation set state = :state, grounds = :grounds, decided_office = :office, decided_by = :account,
              decided_name = :name, decided_at = :at
            where tenant_id = :id
            """)
        .param("state", state.code())
        .param("grounds", grounds)
        .param("office", by.office())
        .param("account", by.account())
        .param("name", by.displayName())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("id", organisation)
        .update();
  }

  /** Those of a state, or all, whose name or code holds a text; who waits longest first. */
  MatchingRows<CodeConfirmation> matching(String state, String text) {
    return new MatchingRows<>(
        jdbc,
        """
        from code_confirmation
        where office_covers(region) and (:state = '' or state = :state)
          and (:text = '' or position(:text in lower(name)) > 0 or position(:text in lower(credit_code)) > 0)
        """,
        "asked_at, tenant_id",
        Map.of("state", state, "text", text.toLowerCase(Locale.ROOT)),
        CodeConfirmationRows::read);
  }

  private static CodeConfirmation read(ResultSet row, int number) throws SQLException {
    State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
    return new CodeConfirmation(
        row.getObject("tenant_id", UUID.class),
        row.getString("region"),
        row.getString("credit_code"),
        row.getString("name"),
        row.getString("domicile"),
        row.getString("legal_representative"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        state,
        state == State.ASKED
            ? Optional.empty()
            : Optional.of(
                new CodeConfirmation.Decision(
                    row.getString("decided_name"),
                    row.getString("grounds"),
                    row.getObject("decided_at", OffsetDateTime.class).toInstant())));
  }
}
