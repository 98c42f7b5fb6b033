package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.verdict.ExaminedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.LongConsumer;
import org.bouncycastle.crypto.digests.SM3Digest;

/** Hashes a file piece by piece, whatever its size. */
final class FileDigests {
  private static final int PIECE = 1 << 16;
  private static final int MEGABYTE = 20;

  private FileDigests() {}

  /**
   * Hashes it.
   *
   * @param progress told how many bytes are done after each megabyte
   */
  static ExaminedFile of(Path file, String name, LongConsumer progress) throws IOException {
    MessageDigest sha256 = Digest.newSha256();
    SM3Digest sm3 = new SM3Digest();
    long size = 0;
    byte[] piece = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        sha256.update(piece, 0, read);
        sm3.update(piece, 0, read);
        if (size >> MEGABYTE != size + read >> MEGABYTE) {
          progress.accept(size + read);
        }
        size += read;
      }
    }
    byte[] sm3Value = new byte[Digest.LENGTH];
    sm3.doFinal(sm3Value, 0);
    return new ExaminedFile(name, size, Digest.of(sha256.digest()), Digest.of(sm3Value));
  }
}
