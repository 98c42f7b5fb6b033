package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.storage.SnapshotVault;
import cn.laborproof.signing.supervision.hub.NightScan.SnapshotFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The columns of a hub in the object store: {@code OFFICE/DAY/SCAN/FILE}, encrypted, and beside
 * them a manifest anybody may read, sent last. A folder without one was never finished.
 */
@Component
final class SnapshotFiles {

  static final String MANIFEST = "manifest.json";
  private static final String SCHEMA = "laborproof/hub-snapshot/v1";
  private static final int PIECE = 64 * 1024;
  private static final int OF_SCAN = 2;

  private final SnapshotVault vault;
  private final JsonMapper json;

  SnapshotFiles(SnapshotVault vault, JsonMapper json) {
    this.vault = vault;
    this.json = json;
  }

  /** What a snapshot is and what is in it. */
  private record Manifest(
      String schema,
      UUID office,
      String region,
      UUID scan,
      LocalDate day,
      Instant takenAt,
      String ruleBook,
      long facts,
      List<SnapshotFile> files) {}

  /**
   * What was stored.
   *
   * @param manifest digest of the manifest as it is stored
   */
  record Stored(List<SnapshotFile> files, Digest manifest) {}

  byte[] newKey(NightScan scan) {
    return vault.newKey(scan.office(), context(scan));
  }

  /**
   * Sends the columns and their manifest.
   *
   * @param folder of the scan, with {@code columns/} in it
   * @param summary what the program says of them
   */
  Stored store(NightScan scan, byte[] key, Path folder, Properties summary, String book, long facts)
      throws IOException {
    List<Path> columns;
    try (Stream<Path> listed = Files.list(folder.resolve("columns"))) {
      columns = listed.filter(Files::isRegularFile).sorted().toList();
    }
    List<SnapshotFile> files = new ArrayList<>();
    for (Path file : columns) {
      String name = String.valueOf(file.getFileName());
      files.add(
          new SnapshotFile(
              name,
              Long.parseLong(summary.getProperty("rows." + name, "0")),
              Files.size(file),
              digest(file).hex()));
      vault.put(key, context(scan), name(scan, name), file, folder.resolve("sealed"));
    }
    byte[] manifest =
        json.writeValueAsBytes(
            new Manifest(
                SCHEMA,
                scan.office(),
                scan.region(),
                scan.id(),
                scan.day(),
                scan.beganAt().orElseThrow(),
                book,
                facts,
                files));
    Path written = Files.write(folder.resolve(MANIFEST), manifest);
    vault.putOpen(name(scan, MANIFEST), written);
    return new Stored(List.copyOf(files), Digest.sha256(manifest));
  }

  private static Digest digest(Path file) throws IOException {
    MessageDigest digest = Digest.newSha256();
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return Digest.of(digest.digest());
  }

  /**
   * Writes the files of a snapshot as one ZIP, in clear, each held against its digest.
   *
   * @throws IOException when one is not what was stored; the ZIP then has no end
   */
  void writeZip(NightScan scan, byte[] key, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    for (SnapshotFile file : scan.files()) {
      zip.putNextEntry(new ZipEntry(file.name()));
      DigestOutputStream counted = new DigestOutputStream(zip, Digest.newSha256());
      vault.read(key, context(scan), name(scan, file.name()), counted);
      if (!Digest.of(counted.getMessageDigest().digest()).hex().equals(file.sha256())) {
        throw new IOException(file.name() + " is not what was stored");
      }
      zip.closeEntry();
    }
    zip.finish();
    zip.flush();
  }

  /** Removes every file of a hub that is of none of these scans, unfinished ones included. */
  void keepOnly(UUID office, List<UUID> scans) throws IOException {
    Set<String> kept = new HashSet<>();
    scans.forEach(scan -> kept.add(scan.toString()));
    for (String name : vault.names(office + "/")) {
      String[] parts = name.split("/");
      if (parts.length <= OF_SCAN || !kept.contains(parts[OF_SCAN])) {
        vault.delete(name);
      }
    }
  }

  private static String name(NightScan scan, String file) {
    return scan.office() + "/" + scan.day() + "/" + scan.id() + "/" + file;
  }

  private static String context(NightScan scan) {
    return "night-scan/" + scan.id();
  }
}
