package cn.laborproof.signing.supervision.hub;

import cn.laborproof.proof.Digest;
import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Where a body lies between its arrival and its transaction: its digest has to be known before its
 * first line is written, and its length is nothing memory should pay for. Files of a process that
 * died are swept at the next start.
 */
@Component
final class FactSpool {

  private static final int PIECE = 64 * 1024;

  private final Path folder;

  FactSpool(Installation installation) throws IOException {
    folder = PrivateFiles.directory(installation.directory("facts-spool"));
    try (Stream<Path> left = Files.list(folder)) {
      for (Path file : List.copyOf(left.toList())) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** A body on disk; closed, it is gone. */
  record Spooled(Path file, Digest sha256) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /**
   * @throws Refusal {@code too-large} past {@code most} bytes
   */
  Spooled spool(InputStream body, long most) throws IOException {
    Path file =
        Files.createTempFile(
            folder,
            "body",
            null,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    boolean whole = false;
    try (OutputStream out = Files.newOutputStream(file)) {
      MessageDigest digest = Digest.newSha256();
      byte[] piece = new byte[PIECE];
      long size = 0;
      int read = body.read(piece);
      while (read >= 0) {
        size += read;
        if (size > most) {
          throw new Refusal(CommonRefusal.TOO_LARGE);
        }
        digest.update(piece, 0, read);
        out.write(piece, 0, read);
        read = body.read(piece);
      }
      whole = true;
      return new Spooled(file, Digest.of(digest.digest()));
    } finally {
      if (!whole) {
        Files.deleteIfExists(file);
      }
    }
  }
}
