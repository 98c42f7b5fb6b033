package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Says who has a contract, for rooms that count contracts and must not read them. */
@Service
public class KnownContracts {
  private final JdbcClient jdbc;
  private final Tenancy tenancy;

  KnownContracts(JdbcClient jdbc, Tenancy tenancy) {
    this.jdbc = jdbc;
    this.tenancy = tenancy;
  }

  /**
   * An employer's contracts that are concluded or wait for a signature or the seal, as far as the
   * current actor may see them. Drafts and ended ones are left out.
   */
  public List<KnownContract> of(UUID employer) {
    return tenancy.inTransaction(() ->
        jdbc.sql(
                """
                select id, worker, person_id, term_start, term_end, concluded_at from contract
                where tenant_id = :employer and worker is not null
                  and state in ('invited', 'half-signed', 'concluded')
                """)
            .param("employer", employer)
            .query((row, _) -> read(row))
            .list());
  }

  /** An employer's contracts whose seal is still missing, or was when the time for it ran out. */
  public List<AwaitedSeal> awaitedSeals(UUID employer) {
    return tenancy.inTransaction(() ->
        jdbc.sql(
                """
                select id, worker, worker_signed_at, seal_due, coalesce(concluded_at, closed_at) as ended_at from contract
                where tenant_id = :employer and worker is not null
                  and coalesce(concluded_at, closed_at, 'infinity') > seal_due
                """)
            .param("employer", employer)
            .query((row, _) -> awaitedSeal(row))
            .list());
  }

  /**
   * A contract the worker has signed.
   *
   * @param id the contract
   * @param worker whose contract it is
   * @param signedAt when the worker signed
   * @param due until when the seal was due
   * @param endedAt when the seal came, or the contract ended without one; empty while it waits
   */
  public record AwaitedSeal(
      UUID id, WorkerKey worker, Instant signedAt, Instant due, Optional<Instant> endedAt) {}

  private static AwaitedSeal awaitedSeal(ResultSet row) throws SQLException {
    return new AwaitedSeal(
        row.getObject("id", UUID.class),
        WorkerKey.of(row.getBytes("worker")),
        row.getObject("worker_signed_at", OffsetDateTime.class).toInstant(),
        row.getObject("seal_due", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("ended_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }

  private static KnownContract read(ResultSet row) throws SQLException {
    return new KnownContract(
        row.getObject("id", UUID.class),
        WorkerKey.of(row.getBytes("worker")),
        row.getObject("person_id", UUID.class),
        Optional.ofNullable(row.getObject("term_start", LocalDate.class)),
        Optional.ofNullable(row.getObject("term_end", LocalDate.class)),
        Optional.ofNullable(row.getObject("concluded_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
