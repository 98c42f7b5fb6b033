package cn.laborproof.signing.vault;

import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonArray;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.json.JsonObject;
import cn.laborproof.proof.json.JsonString;
import cn.laborproof.proof.national.Certificates;
import cn.laborproof.signing.shared.PrivateFiles;
import cn.laborproof.signing.vault.KeyVault.KeyState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * One file per key: state and certificates readable, the private key, where it is kept here,
 * sealed.
 */
final class KeyFiles {

  private static final int VERSION = 1;

  private final Path directory;

  KeyFiles(Path directory) {
    this.directory = directory;
  }

  Optional<KeyFile> read(KeyHandle handle) {
    try {
      Path path = path(handle);
      return Files.exists(path)
          ? Optional.of(parse(handle, Files.readAllBytes(path)))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("key " + handle, e);
    }
  }

  void write(KeyFile file) {
    try {
      PrivateFiles.write(path(file.handle()), json(file).canonicalBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file.handle(), e);
    }
  }

  /**
   * Replaces the file, then overwrites what it held before, which the rename has unlinked but not
   * erased.
   */
  void writeOverErased(KeyFile file) {
    try (FileChannel old = FileChannel.open(path(file.handle()), StandardOpenOption.WRITE)) {
      write(file);
      old.write(ByteBuffer.allocate((int) old.size()), 0);
      old.force(true);
    } catch (IOException e) {
      throw new UncheckedIOException("key " + file.handle(), e);
    }
  }

  private Path path(KeyHandle handle) {
    return directory.resolve(handle.value() + ".key");
  }

  private static JsonObject json(KeyFile file) {
    JsonObject.Builder out =
        JsonObject.builder()
            .put("v", VERSION)
            .put("handle", file.handle().value())
            .put("purpose", file.purpose().name())
            .put("state", file.state().name())
            .put("publicKey", base64(file.publicKey()))
            .put(
                "chain",
                JsonArray.of(
                    file.chain(), certificate -> new JsonString(base64(encoded(certificate)))));
    byte[] sealed = file.sealedPrivateKey();
    if (sealed != null) {
      out.put("private", base64(sealed));
    }
    file.activatedDocument().ifPresent(document -> out.put("document", document.hex()));
    return out.build();
  }

  private static KeyFile parse(KeyHandle handle, byte[] bytes) {
    JsonFields in = Json.parseCanonicalObject(bytes).fields("key");
    in.integer("v", VERSION, VERSION);
    if (!in.string("handle").equals(handle.value())) {
      throw new KeyVaultException("key file of " + handle + " holds another key");
    }
    var file =
        new KeyFile(
            handle,
            KeyPurpose.valueOf(in.string("purpose")),
            KeyState.valueOf(in.string("state")),
            Base64.getDecoder().decode(in.string("publicKey")),
            in.optionalString("private").map(Base64.getDecoder()::decode).orElse(null),
            in.optionalDigest("document").orElse(null),
            certificates(in));
    in.end();
    return file;
  }

  private static List<X509Certificate> certificates(JsonFields in) {
    return in.strings("chain").stream()
        .map(Base64.getDecoder()::decode)
        .map(KeyFiles::certificate)
        .toList();
  }

  private static X509Certificate certificate(byte[] der) {
    try {
      return Certificates.read(der);
    } catch (CertificateException e) {
      throw new KeyVaultException("a kept certificate cannot be read", e);
    }
  }

  private static byte[] encoded(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw new KeyVaultException("a certificate cannot be encoded", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
