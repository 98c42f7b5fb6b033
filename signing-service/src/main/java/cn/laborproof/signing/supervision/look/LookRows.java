package cn.laborproof.signing.supervision.look;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.evidence.EvidenceTrail;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.IdSource;
import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks before a contract in PostgreSQL. Every call runs in the caller's transaction. */
@Component
final class LookRows {
  private final JdbcClient jdbc;
  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final Randomness randomness;
  private final Tenancy tenancy;
  private final IdSource ids;
  private final Clock clock;

  LookRows(
      JdbcClient jdbc,
      KeyWrapping wrapping,
      SealedBox box,
      Randomness randomness,
      Tenancy tenancy,
      IdSource ids,
      Clock clock) {
    this.jdbc = jdbc;
    this.wrapping = wrapping;
    this.box = box;
    this.randomness = randomness;
    this.tenancy = tenancy;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * At whom and what an office looked.
   *
   * @param employer on whose roster the person is
   * @param worker the person's key there
   * @param region of the employer
   * @param what at what
   */
  record Look(UUID employer, WorkerKey worker, String region, String what) {}

  void keep(Look look, String reason) {
    UUID id = ids.next();
    byte[] key = randomness.bytes(SealedBox.KEY_LENGTH);
    jdbc.sql(
            """
            insert into official_look (id, tenant_id, worker, region, office_id, what, actor, wrapped_key, reason, looked_at)
            values (:id, :tenant, :worker, :region, :office, :what, :actor, :key, :reason, :at)
            """)
        .param("id", id)
        .param("tenant", look.employer())
        .param("worker", look.worker().bytes())
        .param("region", look.region())
        .param("office", tenancy.current().scope().office())
        .param("what", look.what())
        .param("actor", tenancy.current().role().code())
        .param("key", wrapping.wrap(key, context(id)))
        .param("reason", box.seal(key, context(id), reason.getBytes(StandardCharsets.UTF_8)))
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  List<EvidenceTrail.Look> of(UUID contract) {
    return jdbc.sql(
            """
            select l.* from official_look l join contract c on c.tenant_id = l.tenant_id and c.worker = l.worker
            where c.id = :contract order by l.looked_at
            """)
        .param("contract", contract)
        .query((row, _) -> read(row))
        .list();
  }

  private EvidenceTrail.Look read(ResultSet row) throws SQLException {
    String context = context(row.getObject("id", UUID.class));
    byte[] key = wrapping.unwrap(row.getBytes("wrapped_key"), context);
    return new EvidenceTrail.Look(
        row.getObject("looked_at", OffsetDateTime.class).toInstant(),
        row.getString("actor"),
        row.getString("what"),
        Optional.of(
            new String(box.open(key, context, row.getBytes("reason")), StandardCharsets.UTF_8)));
  }

  private static String context(UUID look) {
    return "official-look/" + look;
  }
}
