package cn.laborproof.signing.vault;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.key.Ed25519SecretKey;
import cn.laborproof.proof.note.Ed25519NoteSigner;
import cn.laborproof.proof.note.NoteSigner;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.shared.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * {@link NoteKeys} as sealed seed files, named by the digest of the key name (names may hold any
 * character).
 */
final class FileNoteKeys implements NoteKeys {

  private static final int SEED_LENGTH = 32;

  private final Path directory;
  private final byte[] key;
  private final SealedBox box;
  private final Randomness randomness;

  FileNoteKeys(Path directory, byte[] key, SealedBox box, Randomness randomness) {
    this.directory = directory;
    this.key = key;
    this.box = box;
    this.randomness = randomness;
  }

  @Override
  public NoteSigner signer(String name) {
    return Ed25519NoteSigner.ofSeed(name, seed(name));
  }

  @Override
  public Ed25519SecretKey secretKey(String name) {
    return Ed25519SecretKey.of(seed(name));
  }

  private synchronized byte[] seed(String name) {
    Path file =
        directory.resolve(Digest.sha256(name.getBytes(StandardCharsets.UTF_8)).hex() + ".sealed");
    try {
      if (!Files.exists(file)) {
        PrivateFiles.write(file, box.seal(key, name, randomness.bytes(SEED_LENGTH)));
      }
      return box.open(key, name, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new KeyVaultException("note key " + name + " cannot be read or kept", e);
    }
  }
}
