package cn.laborproof.signing.supervision.roster;

import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The people on rosters, as far as they may be shown: masked, unless an office says why. */
@Service
public class RosterPeople {

  private final JdbcClient jdbc;
  private final PersonSealer sealer;
  private final Tenancy tenancy;

  RosterPeople(JdbcClient jdbc, PersonSealer sealer, Tenancy tenancy) {
    this.jdbc = jdbc;
    this.sealer = sealer;
    this.tenancy = tenancy;
  }

  /**
   * The people's masked names: first character and the end of the identity number, for example
   * {@code 姜** 0017}. Whoever was erased or is not visible to the current actor is left out.
   */
  public Map<WorkerKey, String> masked(UUID employer, Collection<WorkerKey> workers) {
    if (workers.isEmpty()) {
      return Map.of();
    }
    byte[][] keys = workers.stream().distinct().map(WorkerKey::bytes).toArray(byte[][]::new);
    return tenancy.inTransaction(() -> {
      var masked = new HashMap<WorkerKey, String>();
      jdbc.sql(
              """
              select worker, wrapped_key, sealed_name, sealed_number from roster_person
              where tenant_id = :employer and worker = any(:workers) and wrapped_key is not null
              """)
          .param("employer", employer)
          .param("workers", keys)
          .query(row -> {
            WorkerKey worker = WorkerKey.of(row.getBytes("worker"));
            var sealed =
                new PersonSealer.Sealed(
                    row.getBytes("wrapped_key"),
                    row.getBytes("sealed_name"),
                    row.getBytes("sealed_number"));
            masked.put(worker, mask(sealer.open(employer, worker, sealed)));
          });
      return masked;
    });
  }

  /**
   * A person unmasked.
   *
   * @param name as on the roster
   * @param idNumber 公民身份号码
   */
  public record Revealed(String name, String idNumber) {}

  /**
   * A person's name and number. Who asks has to see to it that the person learns of it.
   *
   * @throws Refusal {@code not-found} for whoever was erased or is not visible to the current actor
   */
  public Revealed revealed(UUID employer, WorkerKey worker) {
    return tenancy.inTransaction(() ->
        jdbc.sql(
                """
                select wrapped_key, sealed_name, sealed_number from roster_person
                where tenant_id = :employer and worker = :worker and wrapped_key is not null
                """)
            .param("employer", employer)
            .param("worker", worker.bytes())
            .query((row, _) ->
                sealer.open(
                    employer,
                    worker,
                    new PersonSealer.Sealed(
                        row.getBytes("wrapped_key"),
                        row.getBytes("sealed_name"),
                        row.getBytes("sealed_number"))))
            .optional()
            .map(plain -> new Revealed(plain.name(), plain.number()))
            .orElseThrow(() -> new Refusal(CommonRefusal.NOT_FOUND)));
  }

  static String mask(PersonSealer.Plain person) {
    int[] name = person.name().codePoints().toArray();
    var text = new StringBuilder().appendCodePoint(name[0]);
    text.append("*".repeat(Math.clamp(name.length - 1L, 1, 3)));
    return text.append(' ').append(person.number().substring(14)).toString();
  }
}
