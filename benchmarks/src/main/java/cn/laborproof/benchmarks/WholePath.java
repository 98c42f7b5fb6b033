package cn.laborproof.benchmarks;

import cn.laborproof.proof.Digest;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The running product from outside: commitments are committed in its PostgreSQL where the evidence
 * journal writes them; its sequencer, log and anchoring do the rest on Fabric. An event counts as
 * anchored when the product has noted, in the database, the anchor that covers it.
 *
 * <p>The events' other rows (facts, salts, fields) are not written: they stay in the tenant's
 * tables and take no part in the path. Nobody rings the sequencer for rows of another process, so
 * it finds them at its interval; the service's own commits are found at once.
 */
final class WholePath implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int ROWS = 500;
  private static final int CLIENTS = 4;
  private static final AtomicLong NEXT = new AtomicLong();

  private final String url;
  private final Properties secrets;
  private final Connection reader;

  private WholePath(String url, Properties secrets) throws SQLException {
    this.url = url;
    this.secrets = secrets;
    this.reader = connect("sequencer");
  }

  static WholePath open(Path data, int port) throws IOException, SQLException {
    Properties secrets = new Properties();
    try (Reader file = Files.newBufferedReader(data.resolve("vault/postgres.properties"))) {
      secrets.load(file);
    }
    return new WholePath("jdbc:postgresql://127.0.0.1:" + port + "/laborproof", secrets);
  }

  private Connection connect(String role) throws SQLException {
    return DriverManager.getConnection(url, role, secrets.getProperty(role));
  }

  /** Events per second from the first commit until the last event is anchored. */
  double rate(int events) throws SQLException, InterruptedException {
    try (Connection client = connect("app")) {
      long start = System.nanoTime();
      long last = 0;
      for (int done = 0; done < events; done += ROWS) {
        last = commit(client, ROWS);
      }
      await(last);
      return events / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Seconds from commit to anchored, of every event, at a steady number a second. */
  Spread latencies(int perSecond, int seconds) throws Exception {
    Map<Long, Long> committed = new ConcurrentHashMap<>();
    Map<Long, Long> anchors = new ConcurrentHashMap<>();
    Thread watch = Thread.ofPlatform().daemon().unstarted(() -> watch(anchors));
    watch.start();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      long start = System.nanoTime();
      List<Future<Void>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        int first = client;
        running.add(
            clients.submit(() -> {
              steady(committed, start, first, perSecond, seconds * perSecond);
              return null;
            }));
      }
      for (Future<Void> client : running) {
        client.get();
      }
    }
    await(committed.keySet().stream().mapToLong(Long::longValue).max().orElseThrow());
    Thread.sleep(LOOK.multipliedBy(20));
    watch.interrupt();
    watch.join();
    return new Spread(join(committed, anchors));
  }

  /** Each client commits every fourth event at its own time, however long the last one took. */
  private void steady(Map<Long, Long> committed, long start, int first, int perSecond, int events)
      throws SQLException, InterruptedException {
    try (Connection client = connect("app")) {
      for (int i = first; i < events; i += CLIENTS) {
        long due = start + i * 1_000_000_000L / perSecond;
        long early = due - System.nanoTime();
        if (early > 0) {
          Thread.sleep(Duration.ofNanos(early));
        }
        long id = commit(client, 1);
        committed.put(id, System.nanoTime());
      }
    }
  }

  /** Commits so many commitments in one transaction; the answer is the last one's row. */
  private static long commit(Connection client, int rows) throws SQLException {
    byte[][] payloads = new byte[rows][];
    for (int i = 0; i < rows; i++) {
      String event = "event " + ProcessHandle.current().pid() + " " + NEXT.getAndIncrement();
      payloads[i] = Digest.sha256(event.getBytes(StandardCharsets.US_ASCII)).bytes();
    }
    Array array = client.createArrayOf("bytea", payloads);
    try (PreparedStatement insert =
        client.prepareStatement(
            "with new as (insert into log_entry (kind, payload) select 1, unnest(?) returning id) select max(id) from new")) {
      insert.setArray(1, array);
      return number(insert);
    }
  }

  private void await(long row) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (PreparedStatement look =
        reader.prepareStatement(
            "select count(*) from log_entry e where e.id = ? and e.log_index < (select max(size) from log_anchor)")) {
      look.setLong(1, row);
      while (number(look) == 0) {
        if (System.nanoTime() > deadline) {
          throw new IllegalStateException("not anchored within " + PATIENCE);
        }
        Thread.sleep(LOOK);
      }
    }
  }

  /** Notes when each anchor was first seen in the database. */
  private void watch(Map<Long, Long> anchors) {
    try (Connection own = connect("sequencer");
        PreparedStatement look = own.prepareStatement("select max(size) from log_anchor")) {
      while (!Thread.currentThread().isInterrupted()) {
        anchors.putIfAbsent(number(look), System.nanoTime());
        Thread.sleep(LOOK);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Double> join(Map<Long, Long> committed, Map<Long, Long> anchors)
      throws SQLException {
    List<Double> seconds = new ArrayList<>();
    try (PreparedStatement rows =
        reader.prepareStatement("select id, log_index from log_entry where id >= ?")) {
      rows.setLong(1, committed.keySet().stream().mapToLong(Long::longValue).min().orElseThrow());
      try (ResultSet row = rows.executeQuery()) {
        while (row.next()) {
          Long at = committed.get(row.getLong(1));
          long index = row.getLong(2);
          if (at != null) {
            long seen =
                anchors.entrySet().stream()
                    .filter(anchor -> anchor.getKey() > index)
                    .mapToLong(Map.Entry::getValue)
                    .min()
                    .orElseThrow();
            seconds.add((seen - at) / 1e9);
          }
        }
      }
    }
    return seconds;
  }

  private static long number(PreparedStatement query) throws SQLException {
    try (ResultSet row = query.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    reader.close();
  }
}
