package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.risk.intake.FactRow;
import cn.laborproof.risk.intake.Reason;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every version of every fact. Which one counts is decided by what the versions say of themselves –
 * issued later, then the greater digest of the delivery, then the earlier line – and never by the
 * order in which they arrived: deliveries may come late, twice or in any order and lead to the same
 * facts.
 */
@Component
final class FactVersions {

  private static final String INSERT =
      """
      insert into fact_row (id, tenant_id, region, batch_id, line, kind, fact_key, owner, other, person, month, cells, withdrawn, issued_at,
                            confirmed_at, confirmed_sha, confirmed_batch, confirmed_line, replaced_by)
      select r.id, :office, :region, :batch, r.line, :kind, r.fact_key, r.owner, r.other, r.person, r.month, cast(r.cells as text[]),
             :withdraws, :issued, :issued, :sha, :batch, r.line, r.replaced_by
      from unnest(cast(:ids as bigint[]), cast(:lines as bigint[]), cast(:keys as bytea[]), cast(:owners as text[]),
                  cast(:others as text[]), cast(:persons as text[]), cast(:months as date[]), cast(:cells as text[]),
                  cast(:replaced as bigint[]))
        as r(id, line, fact_key, owner, other, person, month, cells, replaced_by)
      """;
  private static final String REPLACE =
      """
      update fact_row f set replaced_by = r.by
      from unnest(cast(:ids as bigint[]), cast(:by as bigint[])) as r(id, by)
      where f.id = r.id and f.replaced_by is null
      """;
  private static final String CONFIRM =
      """
      update fact_row f set confirmed_at = :issued, confirmed_sha = :sha, confirmed_batch = :batch, confirmed_line = r.line
      from unnest(cast(:ids as bigint[]), cast(:lines as bigint[])) as r(id, line)
      where f.id = r.id
      """;

  private final JdbcClient jdbc;

  FactVersions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Writing into(FactBatch batch) {
    return new Writing(batch);
  }

  /** The version of a fact that counts. */
  private record Counting(
      long id,
      List<String> cells,
      boolean withdrawn,
      @Nullable String other,
      Instant confirmedAt,
      byte[] confirmedSha,
      UUID confirmedBatch,
      long confirmedLine) {}

  private record Insert(long id, byte[] key, FactRow row, @Nullable Long replacedBy) {}

  private record Replace(long id, long by) {}

  private record Confirm(long id, long line) {}

  /** The lines of one delivery on their way. */
  final class Writing implements FactIntake.Writer {
    private final FactBatch batch;
    private final FactIntake intake;
    private final Set<String> touched = new TreeSet<>();
    private final byte[] sha;
    private long added;
    private long corrected;
    private long confirmed;
    private long late;

    private Writing(FactBatch batch) {
      this.batch = batch;
      this.intake = new FactIntake(batch.kind(), this);
      this.sha = batch.sha256().bytes();
    }

    FactIntake intake() {
      return intake;
    }

    /** Companies of which something is known now that was not before. */
    Set<String> touched() {
      return touched;
    }

    FactBatch.Counts counts() {
      return new FactBatch.Counts(
          added, corrected, confirmed, late, intake.rejectedCount(), touched.size());
    }

    @Override
    public void write(List<FactRow> rows) {
      Map<String, FactRow> here = new HashMap<>();
      List<FactRow> first = new ArrayList<>(rows.size());
      List<byte[]> keys = new ArrayList<>(rows.size());
      for (FactRow row : rows) {
        byte[] key = key(row);
        FactRow before = here.putIfAbsent(HexFormat.of().formatHex(key), row);
        if (before == null) {
          first.add(row);
          keys.add(key);
        } else {
          twice(row, before.line(), before.values().equals(row.values()));
        }
      }
      Map<String, Counting> known = known(batch.office(), batch.kind(), keys);
      List<Long> ids = ids(first.size());
      List<Insert> inserts = new ArrayList<>();
      List<Insert> replacing = new ArrayList<>();
      List<Replace> replaced = new ArrayList<>();
      List<Confirm> confirms = new ArrayList<>();
      for (int i = 0; i < first.size(); i++) {
        FactRow row = first.get(i);
        Counting counting = known.get(HexFormat.of().formatHex(keys.get(i)));
        if (counting == null) {
          added++;
          touch(row);
          inserts.add(new Insert(ids.get(i), keys.get(i), row, null));
          continue;
        }
        boolean same =
            counting.withdrawn() == batch.withdraws()
                && (batch.withdraws() || says(counting.cells(), row.values()));
        if (counting.confirmedBatch().equals(batch.id())) {
          twice(row, counting.confirmedLine(), same);
        } else if (same) {
          confirmed++;
          if (isLater(counting)) {
            confirms.add(new Confirm(counting.id(), row.line()));
          }
        } else if (isLater(counting)) {
          corrected++;
          touch(row);
          if (counting.other() != null) {
            touched.add(counting.other());
          }
          replacing.add(new Insert(ids.get(i), keys.get(i), row, null));
          replaced.add(new Replace(counting.id(), ids.get(i)));
        } else {
          late++;
          inserts.add(new Insert(ids.get(i), keys.get(i), row, counting.id()));
        }
      }
      replace(replaced);
      inserts.addAll(replacing);
      insert(inserts);
      confirm(confirms);
    }

    private void replace(List<Replace> replaced) {
      if (!replaced.isEmpty()) {
        jdbc.sql(REPLACE)
            .param("ids", replaced.stream().map(Replace::id).toArray(Long[]::new))
            .param("by", replaced.stream().map(Replace::by).toArray(Long[]::new))
            .update();
      }
    }

    /** All in one statement: a statement of its own for each line costs more than the line. */
    private void insert(List<Insert> inserts) {
      if (!inserts.isEmpty()) {
        jdbc.sql(INSERT)
            .param("office", batch.office())
            .param("region", batch.region())
            .param("batch", batch.id())
            .param("kind", batch.kind().code())
            .param("withdraws", batch.withdraws())
            .param("issued", batch.issuedAt().atOffset(ZoneOffset.UTC))
            .param("sha", sha)
            .param("ids", inserts.stream().map(Insert::id).toArray(Long[]::new))
            .param("lines", inserts.stream().map(each -> each.row().line()).toArray(Long[]::new))
            .param("keys", inserts.stream().map(Insert::key).toArray(byte[][]::new))
            .param("owners", texts(inserts, row -> row.required(row.kind().owners().getFirst())))
            .param("others", texts(inserts, FactVersions::other))
            .param("persons", texts(inserts, FactVersions::person))
            .param("months", texts(inserts, FactVersions::month))
            .param("cells", texts(inserts, row -> literal(row.values())))
            .param("replaced", inserts.stream().map(Insert::replacedBy).toArray(Long[]::new))
            .update();
      }
    }

    private void confirm(List<Confirm> confirms) {
      if (!confirms.isEmpty()) {
        jdbc.sql(CONFIRM)
            .param("issued", batch.issuedAt().atOffset(ZoneOffset.UTC))
            .param("sha", sha)
            .param("batch", batch.id())
            .param("ids", confirms.stream().map(Confirm::id).toArray(Long[]::new))
            .param("lines", confirms.stream().map(Confirm::line).toArray(Long[]::new))
            .update();
      }
    }

    private void twice(FactRow row, long line, boolean same) {
      intake.reject(row.line(), "", same ? Reason.DUPLICATE : Reason.CONFLICT, line, row.values());
    }

    private boolean isLater(Counting counting) {
      int byTime = batch.issuedAt().compareTo(counting.confirmedAt());
      return byTime == 0 ? Arrays.compareUnsigned(sha, counting.confirmedSha()) > 0 : byTime > 0;
    }

    private void touch(FactRow row) {
      if (!row.kind().isAboutAll()) {
        row.kind().owners().forEach(column -> touched.add(row.required(column)));
      }
    }
  }

  private static @Nullable String[] texts(
      List<Insert> inserts, Function<FactRow, @Nullable String> value) {
    return inserts.stream().map(each -> value.apply(each.row())).toArray(String[]::new);
  }

  private static String person(FactRow row) {
    return row.kind().person().isEmpty() ? "" : row.required(row.kind().person());
  }

  private static @Nullable String month(FactRow row) {
    return row.kind().isMonthly() ? row.month().atDay(1).toString() : null;
  }

  /** An array as PostgreSQL writes it. */
  private static String literal(List<String> cells) {
    return cells.stream()
        .map(cell -> '"' + cell.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** The second company of a line; of a link between companies, the one that is owned. */
  private static @Nullable String other(FactRow row) {
    if (row.kind() == FactKind.AFFILIATIONS) {
      return row.required("owned");
    }
    List<String> owners = row.kind().owners();
    return owners.size() > 1 ? row.required(owners.get(1)) : null;
  }

  /**
   * What names a fact among all of its kind: its company, its person and the columns of its key.
   */
  static byte[] key(FactRow row) {
    FactKind kind = row.kind();
    String person = kind.person().isEmpty() ? "" : row.required(kind.person());
    String whole =
        row.required(kind.owners().getFirst()) + '\u0000' + person + '\u0000' + row.key();
    return Digest.sha256(whole.getBytes(StandardCharsets.UTF_8)).bytes();
  }

  private Map<String, Counting> known(UUID office, FactKind kind, List<byte[]> keys) {
    Map<String, Counting> known = new HashMap<>();
    jdbc.sql(
            """
            select id, fact_key, cells, withdrawn, other, confirmed_at, confirmed_sha, confirmed_batch, confirmed_line from fact_row
            where tenant_id = :office and kind = :kind and fact_key = any(:keys) and replaced_by is null
            """)
        .param("office", office)
        .param("kind", kind.code())
        .param("keys", keys.toArray(byte[][]::new))
        .query(row -> {
          known.put(HexFormat.of().formatHex(row.getBytes("fact_key")), counting(row));
        });
    return known;
  }

  /**
   * Whether both say the same; a column that came to the kind later is not known of the earlier.
   */
  private static boolean says(List<String> earlier, List<String> now) {
    return now.subList(0, earlier.size()).equals(earlier)
        && now.stream().skip(earlier.size()).allMatch(String::isEmpty);
  }

  private static Counting counting(ResultSet row) throws SQLException {
    return new Counting(
        row.getLong("id"),
        Arrays.asList((String[]) row.getArray("cells").getArray()),
        row.getBoolean("withdrawn"),
        row.getString("other"),
        row.getObject("confirmed_at", OffsetDateTime.class).toInstant(),
        row.getBytes("confirmed_sha"),
        row.getObject("confirmed_batch", UUID.class),
        row.getLong("confirmed_line"));
  }

  private List<Long> ids(int count) {
    return jdbc.sql("select nextval('fact_row_id_seq') from generate_series(1, :count)")
        .param("count", count)
        .query((row, _) -> row.getLong(1))
        .list();
  }
}
