package cn.laborproof.signing.supervision.hub;

import cn.laborproof.risk.intake.FactKind;
import cn.laborproof.signing.access.Actor;
import cn.laborproof.signing.access.Tenancy;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Files laid into a folder by systems that know nothing else. Under the drop folder each office has
 * one named {@code REGION_OFFICE}; a file in it is named {@code KIND.csv}, {@code
 * KIND-anything.csv}, or {@code withdraw-KIND….csv}. It is claimed by moving it to {@code taking},
 * so that another laid under its name meanwhile is another file, and moves on to {@code done} or
 * {@code failed} when its transaction is committed. Killed in between it is read once more, and
 * being the same bytes written at the same time, it is the same delivery.
 */
@Component
class DropFolder {

  private static final Logger LOG = LoggerFactory.getLogger(DropFolder.class);
  private static final Pattern OFFICE =
      Pattern.compile("([0-9]{2,12})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
  private static final String WITHDRAW = "withdraw-";

  /** Still being written, as whoever writes says; everything else has been renamed into place. */
  private static final List<String> UNFINISHED = List.of(".part", ".tmp", ".filepart");

  private static final String TAKING = "taking";
  private static final int MOST_FAILURES = 3;

  /** With a number before it within the 255 bytes of a name, three to a character. */
  private static final int LONGEST_NAME = 80;

  private final FactHub hub;
  private final FactSpool spool;
  private final HubSettings settings;
  private final Tenancy tenancy;
  private final Clock clock;
  private final Map<Claim, Integer> failures = new ConcurrentHashMap<>();

  DropFolder(FactHub hub, FactSpool spool, HubSettings settings, Tenancy tenancy, Clock clock) {
    this.hub = hub;
    this.spool = spool;
    this.settings = settings;
    this.tenancy = tenancy;
    this.clock = clock;
  }

  /** A file of an office that is being taken in. */
  private record Claim(Actor.Machine actor, Path name) {
    /** The folder has no token: it acts under the office's own identifier. */
    UUID office() {
      return actor.token();
    }
  }

  /** Where files of an office go. */
  private record Ways(RealFolder taking, RealFolder done, RealFolder failed) {}

  /**
   * Takes in what lies there; nothing when no folder is set. What is wrong with one file or one
   * office holds up no other.
   */
  void look() throws IOException {
    Path folder = settings.drop();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    try (RealFolder offices = RealFolder.of(folder)) {
      for (Path name : offices.names()) {
        Matcher named = OFFICE.matcher(name.toString());
        if (named.matches()) {
          UUID id = UUID.fromString(named.group(2));
          try (RealFolder office = offices.child(name)) {
            look(office, new Actor.Machine(id, null, id, named.group(1), "drop folder"));
          } catch (IOException | RuntimeException e) {
            LOG.warn("The drop folder of office {} is left alone: {}", id, reason(e));
          }
        }
      }
    }
  }

  private void look(RealFolder office, Actor.Machine actor) throws IOException {
    List<Path> names = office.names();
    if (names.stream().noneMatch(name -> isFinished(office, name) || isTaking(name))) {
      return;
    }
    // Made for the service alone: what was looked at there is then what is read.
    var ownersOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    try (RealFolder taking = office.made(TAKING, ownersOnly);
        RealFolder done = office.made("done");
        RealFolder failed = office.made("failed")) {
      Ways ways = new Ways(taking, done, failed);
      List<Path> left = taking.names();
      failures
          .keySet()
          .removeIf(claim -> claim.actor().equals(actor) && !left.contains(claim.name()));
      left.forEach(name -> take(ways, new Claim(actor, name)));
      for (Path name : names) {
        if (isFinished(office, name) && claim(office, ways, new Claim(actor, name))) {
          take(ways, new Claim(actor, name));
        }
      }
    }
  }

  private static boolean isTaking(Path name) {
    return name.toString().equals(TAKING);
  }

  private static boolean isFinished(RealFolder office, Path file) {
    String name = file.toString();
    try {
      return !name.startsWith(".")
          && UNFINISHED.stream().noneMatch(name::endsWith)
          && office.isFile(file);
    } catch (IOException e) {
      // Gone since it was listed, or nothing the service may look at.
      return false;
    }
  }

  /** A file waits while an earlier one of its name is still being taken in. */
  private static boolean claim(RealFolder office, Ways ways, Claim claim) {
    try {
      if (ways.taking().has(claim.name())) {
        return false;
      }
      office.move(claim.name(), ways.taking(), claim.name());
      return true;
    } catch (IOException e) {
      LOG.warn("A dropped file of office {} cannot be claimed: {}", claim.office(), reason(e));
      return false;
    }
  }

  private void take(Ways ways, Claim claim) {
    boolean used = false;
    try {
      used = tenancy.as(claim.actor(), () -> takeIn(ways.taking(), claim.name()));
    } catch (Refusal e) {
      LOG.warn("A dropped file of office {} is refused: {}", claim.office(), e.code().code());
    } catch (RuntimeException e) {
      int times = failures.merge(claim, 1, Integer::sum);
      LOG.warn(
          "A dropped file of office {} failed, attempt {} of {}: {}",
          claim.office(),
          times,
          MOST_FAILURES,
          reason(e));
      if (times < MOST_FAILURES) {
        return;
      }
    }
    try {
      RealFolder to = used ? ways.done() : ways.failed();
      ways.taking().move(claim.name(), to, free(to, claim.name()));
      failures.remove(claim);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "A dropped file of office {} cannot be moved and will be read again: {}",
          claim.office(),
          reason(e));
    }
  }

  /** Says what went wrong without the names of files, which may be those of people. */
  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    return (e instanceof UncheckedIOException && cause != null ? cause : e)
        .getClass()
        .getSimpleName();
  }

  private boolean takeIn(RealFolder taking, Path file) {
    try {
      return receive(taking, file)
          .filter(kept -> kept.counts().lines() > kept.counts().rejected())
          .isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<FactBatch> receive(RealFolder taking, Path file) throws IOException {
    String name = file.toString();
    boolean withdraws = name.startsWith(WITHDRAW);
    Optional<FactKind> kind = kind(withdraws ? name.substring(WITHDRAW.length()) : name);
    Optional<FactFormat> format = FactFormat.ofFile(name);
    if (kind.isEmpty() || format.isEmpty() || !taking.isFile(file)) {
      return Optional.empty();
    }
    Instant written = taking.written(file);
    try (InputStream body = taking.read(file);
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

  /** A name nothing in the folder bears yet: no file there is overwritten. */
  private Path free(RealFolder folder, Path file) throws IOException {
    Path free = file;
    String name = file.toString();
    String end = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    for (long number = clock.millis(); folder.has(free); number++) {
      free = Path.of(number + "-" + end);
    }
    return free;
  }
}
