package cn.laborproof.signing.contract;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
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
