package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files laid into a folder by systems that know nothing else. Under the drop folder each office has
 * one named {@code REGION_OFFICE}; a file in it is named {@code KIND.csv}, {@code
 * KIND-anything.csv}, or {@code withdraw-KIND….csv}. It moves to {@code done} or {@code failed}
 * when its transaction is committed. Killed in between it is read once more, and being the same
 * bytes written at the same time, it is the same delivery.
 */
@Component
class DropFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
  private static final Pattern OFFICE = Pattern.compile("([0-9]{2,12})_([0-9a-f-]{36})");
  private static final String WITHDRAW = "withdraw-";

  /** Still being written, as whoever writes says; everything else has been renamed into place. */
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart");

  private final FactHub hub;
  private final FactSpool spool;
  private final HubSettings settings;
  private final Tenancy tenancy;
  private final Clock clock;

  DropFolder(FactHub hub, FactSpool spool, HubSettings settings, Tenancy tenancy, Clock clock) {
    this.hub = hub;
    this.spool = spool;
    this.settings = settings;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** Takes in what lies there; nothing when no folder is set. */
  void look() throws IOException {
    Path folder = settings.drop();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    for (Path office : sorted(folder)) {
      Matcher named = OFFICE.matcher(name(office));
      if (named.matches() && Files.isDirectory(office, LinkOption.NOFOLLOW_LINKS)) {
        UUID id = UUID.fromString(named.group(2));
        var actor = new Actor.Machine(id, null, id, named.group(1), "drop folder");
        for (Path file : sorted(office)) {
          if (isFinished(file)) {
            tenancy.as(actor, () -> take(file));
          }
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.sorted(Comparator.comparing(DropFolder::name)).toList();
    }
  }

  private static boolean isFinished(Path file) {
    String name = name(file);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        && !name.startsWith(".")
        && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  private boolean take(Path file) {
    try {
      Optional<FactBatch> batch = receive(file);
      boolean used =
          batch.filter(kept -> kept.counts().lines() > kept.counts().rejected()).isPresent();
      move(file, used ? "done" : "failed");
      return used;
    } catch (Refusal e) {
      LOG.warn("A file in the drop folder is refused: {}", e.getMessage());
      move(file, "failed");
      return false;
    } catch (IOException e) {
      LOG.warn("A file in the drop folder cannot be read and stays: {}", e.toString());
      return false;
    }
  }

  private Optional<FactBatch> receive(Path file) throws IOException {
    String name = name(file);
    boolean withdraws = name.startsWith(WITHDRAW);
    Optional<FactKind> kind = kind(withdraws ? name.substring(WITHDRAW.length()) : name);
    Optional<FactFormat> format = FactFormat.ofFile(name);
    if (kind.isEmpty() || format.isEmpty()) {
      return Optional.empty();
    }
    Instant written = Files.getLastModifiedTime(file).toInstant();
    try (InputStream body = Files.newInputStream(file);
        FactSpool.Spooled spooled = spool.spool(body, settings.mostBytes().toBytes())) {
      return Optional.of(
          hub.receive(
              new Delivery(
                  kind.get(),
                  withdraws,
                  format.get(),
                  name,
                  FactBatch.Channel.FOLDER,
                  Optional.of(written),
                  spooled.file(),
                  spooled.sha256())));
    }
  }

  /** The kind whose name the file begins with: {@code wages-2026-10.csv} holds wages. */
  private static Optional<FactKind> kind(String name) {
    return Stream.of(FactKind.values())
        .filter(kind -> name.matches(Pattern.quote(kind.code()) + "([-_.].*)?"))
        .max(Comparator.comparingInt(kind -> kind.code().length()));
  }

  private void move(Path file, String where) {
    try {
      Path parent = file.resolveSibling(where);
      Files.createDirectories(parent);
      Path target = parent.resolve(name(file));
      try {
        Files.move(file, target);
      } catch (FileAlreadyExistsException e) {
        Files.move(
            file,
            parent.resolve(clock.millis() + "-" + name(file)),
            StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      LOG.warn(
          "A file in the drop folder cannot be moved and will be read again: {}", e.toString());
    }
  }

  private static String name(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString();
  }
}
