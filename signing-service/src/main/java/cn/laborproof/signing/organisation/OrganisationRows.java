package cn.laborproof.signing.organisation;

import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Organisations in PostgreSQL. */
@Component
final class OrganisationRows {
  private final JdbcClient jdbc;
  private final CredentialTransactions credentials;

  OrganisationRows(JdbcClient jdbc, CredentialTransactions credentials) {
    this.jdbc = jdbc;
    this.credentials = credentials;
  }

  void insert(Organisation organisation) {
    try {
      jdbc.sql(
              """
              insert into organisation (id, kind, name, credit_code, domicile, legal_representative, region,
                                        seal_inscription, registered_at)
              values (:id, :kind, :name, :code, :domicile, :representative, :region, :inscription, :at)
              """)
          .param("id", organisation.id())
          .param("kind", organisation.kind().code())
          .param("name", organisation.name())
          .param("code", organisation.creditCode().value())
          .param("domicile", organisation.domicile())
          .param("representative", organisation.legalRepresentative())
          .param("region", organisation.region())
          .param("inscription", organisation.sealInscription())
          .param("at", organisation.registeredAt().atOffset(ZoneOffset.UTC))
          .update();
    } catch (DuplicateKeyException _) {
      throw new Refusal(OrganisationRefusal.ALREADY_REGISTERED);
    }
  }

  Optional<Organisation> find(UUID id) {
    return jdbc.sql("select * from organisation where id = :id")
        .param("id", id)
        .query(OrganisationRows::read)
        .optional();
  }

  void suite(UUID id, SignatureSuite suite) {
    jdbc.sql("update organisation set suite = :suite where id = :id")
        .param("suite", suite.code())
        .param("id", id)
        .update();
  }

  /**
   * The organisation of a credit code, in a transaction of its own that sees that row alone.
   *
   * @param confirmed only if an office confirmed that it holds the code
   */
  Optional<Organisation> named(UnifiedSocialCreditCode code, boolean confirmed) {
    return credentials.showing(
        code.value(),
        named ->
            named
                .sql(
                    """
                    select o.* from organisation o where o.credit_code = :code
                      and (not :confirmed or exists (select 1 from code_confirmation c where c.tenant_id = o.id and c.state = 'confirmed'))
                    """)
                .param("code", code.value())
                .param("confirmed", confirmed)
                .query(OrganisationRows::read)
                .optional());
  }

  private static Organisation read(ResultSet row, int number) throws SQLException {
    return new Organisation(
        row.getObject("id", UUID.class),
        OrganisationKind.ofCode(row.getString("kind")),
        row.getString("name"),
        new UnifiedSocialCreditCode(row.getString("credit_code")),
        row.getString("domicile"),
        row.getString("legal_representative"),
        row.getString("region"),
        row.getString("seal_inscription"),
        row.getObject("registered_at", OffsetDateTime.class).toInstant(),
        SignatureSuite.ofCode(row.getString("suite")).orElseThrow());
  }
}
