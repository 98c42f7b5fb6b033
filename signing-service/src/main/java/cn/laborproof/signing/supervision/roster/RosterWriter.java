package cn.laborproof.signing.supervision.roster;

import cn.laborproof.risk.Money;
import cn.laborproof.risk.roster.RosterLine;
import cn.laborproof.signing.identity.ResidentIdentityNumber;
import cn.laborproof.signing.identity.WorkerKey;
import cn.laborproof.signing.identity.WorkerKeys;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the lines of a batch in chunks, so that memory does not grow with the roster. */
@Component
final class RosterWriter {

  private static final int CHUNK = 1000;

  private static final String PERSON =
      """
      insert into roster_person (tenant_id, worker, region, wrapped_key, sealed_name, sealed_number)
      values (?, ?, ?, ?, ?, ?)
      on conflict (tenant_id, worker) do update set wrapped_key = excluded.wrapped_key,
        sealed_name = excluded.sealed_name, sealed_number = excluded.sealed_number
      """;
  private static final String ROW =
      """
      insert into roster_row (batch_id, line, tenant_id, region, worker, form, first_working_day, monthly_wage_fen, last_working_day)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;
  private static final String BAD =
      "insert into roster_bad_line (batch_id, line, tenant_id, region, field, reason) values (?, ?, ?, ?, ?, ?)";

  private final JdbcTemplate jdbc;
  private final WorkerKeys workers;
  private final PersonSealer sealer;

  RosterWriter(JdbcTemplate jdbc, WorkerKeys workers, PersonSealer sealer) {
    this.jdbc = jdbc;
    this.workers = workers;
    this.sealer = sealer;
  }

  Writing into(RosterBatch batch) {
    return new Writing(batch);
  }

  /** The lines of one batch on their way; closed when the last is written. */
  final class Writing implements AutoCloseable {
    private final RosterBatch batch;
    private final List<RosterLine.Good> good = new ArrayList<>(CHUNK);
    private final List<BadLine> bad = new ArrayList<>();

    private Writing(RosterBatch batch) {
      this.batch = batch;
    }

    void add(RosterLine line) {
      switch (line) {
        case RosterLine.Good kept -> good.add(kept);
        case RosterLine.Bad refused -> bad.add(BadLine.of(refused));
      }
      if (good.size() == CHUNK || bad.size() == CHUNK) {
        close();
      }
    }

    @Override
    public void close() {
      writeGood();
      jdbc.batchUpdate(BAD, bad, CHUNK, this::bindBad);
      bad.clear();
    }

    private void writeGood() {
      List<Keyed> keyed = good.stream().map(line -> new Keyed(line, key(line))).toList();
      jdbc.batchUpdate(PERSON, keyed, CHUNK, this::bindPerson);
      jdbc.batchUpdate(ROW, keyed, CHUNK, this::bindRow);
      good.clear();
    }

    private WorkerKey key(RosterLine.Good line) {
      return workers.of(batch.tenant(), new ResidentIdentityNumber(line.identityNumber()));
    }

    private void bindPerson(PreparedStatement statement, Keyed keyed) throws SQLException {
      var person = new PersonSealer.Plain(keyed.line().name(), keyed.line().identityNumber());
      PersonSealer.Sealed sealed = sealer.seal(batch.tenant(), keyed.worker(), person);
      statement.setObject(1, batch.tenant());
      statement.setBytes(2, keyed.worker().bytes());
      statement.setString(3, batch.region());
      statement.setBytes(4, sealed.wrappedKey());
      statement.setBytes(5, sealed.name());
      statement.setBytes(6, sealed.number());
    }

    private void bindRow(PreparedStatement statement, Keyed keyed) throws SQLException {
      RosterLine.Good line = keyed.line();
      statement.setObject(1, batch.id());
      statement.setLong(2, line.number());
      statement.setObject(3, batch.tenant());
      statement.setString(4, batch.region());
      statement.setBytes(5, keyed.worker().bytes());
      statement.setString(6, line.form().name());
      statement.setObject(7, line.firstWorkingDay());
      statement.setObject(8, line.monthlyWage().map(Money::fen).orElse(null), Types.BIGINT);
      statement.setObject(9, line.lastWorkingDay().orElse(null), Types.DATE);
    }

    private void bindBad(PreparedStatement statement, BadLine line) throws SQLException {
      statement.setObject(1, batch.id());
      statement.setLong(2, line.line());
      statement.setObject(3, batch.tenant());
      statement.setString(4, batch.region());
      statement.setString(5, line.column());
      statement.setString(6, line.reason().name());
    }

    private record Keyed(RosterLine.Good line, WorkerKey worker) {}
  }
}
