package cn.laborproof.signing.supervision.hub;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Full scans of hubs by the service ({@code laborproof.scans.*}). The figures are ours.
 *
 * @param nightly whether each hub is scanned at night by itself
 * @param at when, in China
 * @param program class path of the program that scans, as {@code java -cp} takes it; unset: none is
 *     made
 * @param patience after this long a scan is given up
 * @param heap of that program
 * @param engine memory of the database in it, outside its heap
 * @param workers how many ask and judge at once
 * @param mostDisk what one scan may lay down on the disk of the service while it runs
 * @param keep how many snapshots of each hub stay in the object store
 */
@ConfigurationProperties("laborproof.scans")
record ScanSettings(
    @DefaultValue("true") boolean nightly,
    @DefaultValue("02:30") LocalTime at,
    @Nullable String program,
    @DefaultValue("2h") Duration patience,
    @DefaultValue("384MB") DataSize heap,
    @DefaultValue("384MB") DataSize engine,
    @DefaultValue("2") int workers,
    @DefaultValue("20GB") DataSize mostDisk,
    @DefaultValue("7") int keep) {

  ScanSettings {
    if (keep < 1 || workers < 1) {
      throw new IllegalArgumentException("laborproof.scans: keep and workers are at least 1");
    }
  }

  Optional<String> classPath() {
    return Optional.ofNullable(program).filter(path -> !path.isBlank());
  }
}
