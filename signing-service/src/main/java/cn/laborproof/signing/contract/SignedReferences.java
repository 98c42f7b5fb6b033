package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.CredentialTransactions;
import cn.laborproof.signing.access.Tenancy;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a QR code's reference leads to, for whoever holds the paper: nothing before the worker has
 * signed.
 */
@Component
public final class SignedReferences {
  private final CredentialTransactions credentials;
  private final Tenancy tenancy;

  SignedReferences(CredentialTransactions credentials, Tenancy tenancy) {
    this.credentials = credentials;
    this.tenancy = tenancy;
  }

  private record Row(UUID id, UUID tenant) {}

  /**
   * What is said of the document a reference belongs to; empty when there is none of this kind.
   *
   * @param table where documents of the kind stand, with {@code reference}, {@code tenant_id} and
   *     {@code worker_signed_at}
   * @param facts told by the platform in one transaction, given the document's identifier
   */
  public <T> Optional<T> find(String table, String reference, Function<UUID, T> facts) {
    return find(table, "worker_signed_at", reference, facts);
  }

  /**
   * The same of a kind whose first signature stands in another column.
   *
   * @param signed column that is filled once somebody has signed
   */
  public <T> Optional<T> find(
      String table, String signed, String reference, Function<UUID, T> facts) {
    return credentials
        .showing(reference, jdbc -> row(jdbc, table, signed, reference))
        .map(row ->
            tenancy.inTransaction(new Actor.Platform(row.tenant()), () -> facts.apply(row.id())));
  }

  private static Optional<Row> row(JdbcClient jdbc, String table, String signed, String reference) {
    return jdbc.sql(
            "select id, tenant_id from "
                + table
                + " where reference = :reference and "
                + signed
                + " is not null")
        .param("reference", reference)
        .query((row, _) ->
            new Row(row.getObject("id", UUID.class), row.getObject("tenant_id", UUID.class)))
        .optional();
  }
}
