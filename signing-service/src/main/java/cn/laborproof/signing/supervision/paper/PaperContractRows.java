package cn.laborproof.signing.supervision.paper;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.identity.WorkerKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Paper contracts in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class PaperContractRows {

  private final JdbcClient jdbc;

  PaperContractRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(PaperContract contract, String region) {
    jdbc.sql(
            """
            insert into paper_contract (id, tenant_id, region, worker, concluded_on, starts_on, ends_on, document, copy_sha256, declared_at)
            values (:id, :tenant, :region, :worker, :concluded, :starts, :ends, :document, :sha256, :at)
            """)
        .param("id", contract.id())
        .param("tenant", contract.tenant())
        .param("region", region)
        .param("worker", contract.worker().bytes())
        .param("concluded", contract.concludedOn())
        .param("starts", contract.startsOn())
        .param("ends", contract.endsOn().orElse(null))
        .param("document", contract.document())
        .param("sha256", contract.copySha256().bytes())
        .param("at", contract.declaredAt().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<PaperContract> same(UUID employer, Declaration declaration, Digest copy) {
    return jdbc.sql(
            """
            select * from paper_contract
            where tenant_id = :employer and worker = :worker and copy_sha256 = :copy and concluded_on = :concluded
              and withdrawn_at is null
            """)
        .param("employer", employer)
        .param("worker", declaration.worker().bytes())
        .param("copy", copy.bytes())
        .param("concluded", declaration.concludedOn())
        .query((row, _) -> read(row))
        .optional();
  }

  Optional<PaperContract> find(UUID id) {
    return jdbc.sql("select * from paper_contract where id = :id")
        .param("id", id)
        .query((row, _) -> read(row))
        .optional();
  }

  List<PaperContract> standing(UUID employer) {
    return jdbc.sql(
            "select * from paper_contract where tenant_id = :employer and withdrawn_at is null order by declared_at, id")
        .param("employer", employer)
        .query((row, _) -> read(row))
        .list();
  }

  /** Says whether it was this call that took it back. */
  boolean withdraw(UUID id, Instant at) {
    return jdbc.sql(
                "update paper_contract set withdrawn_at = :at where id = :id and withdrawn_at is null")
            .param("at", at.atOffset(ZoneOffset.UTC))
            .param("id", id)
            .update()
        == 1;
  }

  private static PaperContract read(ResultSet row) throws SQLException {
    return new PaperContract(
        row.getObject("id", UUID.class),
        row.getObject("tenant_id", UUID.class),
        WorkerKey.of(row.getBytes("worker")),
        row.getObject("concluded_on", LocalDate.class),
        row.getObject("starts_on", LocalDate.class),
        Optional.ofNullable(row.getObject("ends_on", LocalDate.class)),
        row.getObject("document", UUID.class),
        Digest.of(row.getBytes("copy_sha256")),
        row.getObject("declared_at", OffsetDateTime.class).toInstant(),
        row.getObject("withdrawn_at") != null);
  }
}
