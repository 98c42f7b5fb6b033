package cn.laborproof.signing.organisation;

import cn.laborproof.signing.organisation.domain.SealHead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Electronic seals of the current actor's organisation. Runs in the caller's transaction. */
@Component
final class ElectronicSealRows {
  private final JdbcClient jdbc;

  ElectronicSealRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SealHead seal, byte[] encoded, Instant at) {
    jdbc.sql(
            """
            insert into electronic_seal (seal_id, tenant_id, encoded, made_at) values (:seal, :tenant, :encoded, :at)
            on conflict (seal_id) do nothing
            """)
        .param("seal", seal.id())
        .param("tenant", seal.organisation())
        .param("encoded", encoded)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean exists(UUID seal) {
    return jdbc.sql("select 1 from electronic_seal where seal_id = ?")
        .param(seal)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  Optional<byte[]> find(int number) {
    return jdbc.sql(
            """
            select e.encoded from electronic_seal e join seal s on s.id = e.seal_id
            where e.tenant_id = current_tenant() and s.number = ?
            """)
        .param(number)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  /** Numbers of the seals that have one. */
  Set<Integer> numbers() {
    return jdbc.sql(
            """
            select s.number from electronic_seal e join seal s on s.id = e.seal_id
            where e.tenant_id = current_tenant()
            """)
        .query((row, _) -> row.getInt(1))
        .set();
  }
}
