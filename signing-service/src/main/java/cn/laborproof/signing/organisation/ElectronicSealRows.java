package cn.laborproof.signing.organisation;

import cn.laborproof.signing.organisation.domain.SealHead;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

  /** Another after those there are; it is in use if they were. */
  void insert(SealHead seal, byte[] encoded, Instant at) {
    jdbc.sql(
            """
            insert into electronic_seal (seal_id, tenant_id, number, encoded, in_use, made_at)
            select :seal, :tenant, coalesce(max(number), 0) + 1, :encoded, coalesce(bool_or(in_use), false), :at
            from electronic_seal where seal_id = :seal
            on conflict (seal_id, number) do nothing
            """)
        .param("seal", seal.id())
        .param("tenant", seal.organisation())
        .param("encoded", encoded)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  boolean exists(UUID seal) {
    return jdbc.sql("select 1 from electronic_seal where seal_id = ? limit 1")
        .param(seal)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  Optional<byte[]> find(int number) {
    return jdbc.sql(
            """
            select e.encoded from electronic_seal e join seal s on s.id = e.seal_id
            where e.tenant_id = current_tenant() and s.number = ? order by e.number desc limit 1
            """)
        .param(number)
        .query((row, _) -> row.getBytes(1))
        .optional();
  }

  /** Numbers of the seals that have one, and whether it is put on what is sealed. */
  Map<Integer, Boolean> numbers() {
    Map<Integer, Boolean> numbers = new HashMap<>();
    jdbc.sql(
            """
            select s.number, bool_or(e.in_use) from electronic_seal e join seal s on s.id = e.seal_id
            where e.tenant_id = current_tenant() group by s.number
            """)
        .query(row -> {
          numbers.put(row.getInt(1), row.getBoolean(2));
        });
    return numbers;
  }

  /** One with the seal it was made for. */
  record Kept(SealHead head, byte[] encoded) {}

  /** That of the filed seal, if it is put on what is sealed. */
  Optional<Kept> inUse() {
    return jdbc.sql(
            """
            select s.*, e.encoded from electronic_seal e join seal s on s.id = e.seal_id
            where e.tenant_id = current_tenant() and s.state = 'filed' and e.in_use
            order by e.number desc limit 1
            """)
        .query((row, _) ->
            new Kept(
                SealRows.head(row), Objects.requireNonNull(row.getBytes("encoded"), "encoded")))
        .optional();
  }

  /** Sets it for the seal that is not cancelled; empty if that has none. */
  Optional<SealHead> use(boolean wanted) {
    return jdbc
        .sql(
            """
            update electronic_seal e set in_use = :wanted from seal s
            where s.id = e.seal_id and e.tenant_id = current_tenant() and s.state <> 'cancelled'
            returning s.*
            """)
        .param("wanted", wanted)
        .query((row, _) -> SealRows.head(row))
        .list()
        .stream()
        .findFirst();
  }
}
