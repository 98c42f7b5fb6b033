package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.Randomness;
import cn.laborproof.signing.vault.KeyVaultException;
import cn.laborproof.signing.vault.KeyWrapping;
import cn.laborproof.signing.vault.SealedBox;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Large files over the {@link SnapshotStore}, encrypted piece by piece: a data key for each set of
 * them, wrapped by the vault. Each piece is bound to its file, its place and whether it is the
 * last, so that none can be moved or left out. Without the wrapped key nothing of a set opens.
 */
@Component
public class SnapshotVault {

  private static final int PIECE = 4 << 20;

  /** A piece and what its sealing adds, with room to spare: more was never written by this. */
  private static final int LONGEST = PIECE + 1024;

  private final SnapshotStore store;
  private final KeyWrapping wrapping;
  private final SealedBox box;
  private final StorageSuite suite;
  private final Randomness randomness;

  SnapshotVault(
      SnapshotStore store,
      KeyWrapping wrapping,
      SealedBox box,
      StorageSuite suite,
      Randomness randomness) {
    this.store = store;
    this.wrapping = wrapping;
    this.box = box;
    this.suite = suite;
    this.randomness = randomness;
  }

  /**
   * A new wrapped key.
   *
   * @param context what it is for; named again whenever it is used
   */
  public byte[] newKey(UUID tenant, String context) {
    return wrapping.wrap(randomness.bytes(suite.of(tenant).keyLength()), context);
  }

  /**
   * Encrypts a file and keeps it.
   *
   * @param scratch a file that is made and removed
   */
  public void put(byte[] key, String context, String name, Path file, Path scratch)
      throws IOException {
    byte[] open = wrapping.unwrap(key, context);
    try {
      try (InputStream in = Files.newInputStream(file);
          DataOutputStream out =
              new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(scratch)))) {
        byte[] piece = in.readNBytes(PIECE);
        for (int number = 0; ; number++) {
          byte[] next = in.readNBytes(PIECE);
          boolean last = next.length == 0;
          byte[] sealed = box.seal(open, context(name, number, last), piece);
          out.writeInt(sealed.length);
          out.write(sealed);
          if (last) {
            break;
          }
          piece = next;
        }
      }
      store.put(name, scratch);
    } finally {
      Files.deleteIfExists(scratch);
    }
  }

  /**
   * Writes a kept file in clear.
   *
   * @throws IOException when it is gone, damaged or cut off
   */
  public void read(byte[] key, String context, String name, OutputStream out) throws IOException {
    byte[] open = wrapping.unwrap(key, context);
    try (DataInputStream in = new DataInputStream(new BufferedInputStream(store.open(name)))) {
      int length = in.readInt();
      for (int number = 0; ; number++) {
        if (length < 0 || length > LONGEST) {
          throw new IOException(name + " is damaged");
        }
        byte[] sealed = in.readNBytes(length);
        in.mark(1);
        boolean last = in.read() < 0;
        if (!last) {
          in.reset();
        }
        try {
          out.write(box.open(open, context(name, number, last), sealed));
        } catch (KeyVaultException e) {
          throw new IOException(name + " is damaged", e);
        }
        if (last) {
          return;
        }
        length = in.readInt();
      }
    }
  }

  /** Keeps a file that may be read by whoever looks into the store. */
  public void putOpen(String name, Path file) throws IOException {
    store.put(name, file);
  }

  /** The names that begin with a folder, which ends with a slash. */
  public List<String> names(String folder) throws IOException {
    return store.names(folder);
  }

  /** Removes a file. Idempotent. */
  public void delete(String name) throws IOException {
    store.delete(name);
  }

  private static String context(String name, int number, boolean last) {
    return "snapshot/" + name + "/" + number + (last ? "/last" : "");
  }
}
