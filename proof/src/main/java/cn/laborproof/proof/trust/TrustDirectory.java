package cn.laborproof.proof.trust;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.json.Json;
import cn.laborproof.proof.json.JsonFields;
import cn.laborproof.proof.national.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A trust bundle as files: {@code trust.json} and one PEM per root. */
final class TrustDirectory {
  static final String TRUST_JSON = "trust.json";

  /** Larger than any certificate, far smaller than what hurts. */
  private static final long MAX_FILE_BYTES = 1024 * 1024;

  private static final byte[] LINE_END = {'\n'};
  private static final int PEM_LINE = 64;

  private TrustDirectory() {}

  static String fileName(TrustedRoot root) {
    if (!root.name().matches("[a-z0-9][a-z0-9-]{0,63}")) {
      throw new MalformedException("trust.roots.name: " + root.name() + " (expected: a-z, 0-9, -)");
    }
    return root.use().text() + "." + root.name() + ".pem";
  }

  static byte[] pem(TrustedRoot root) {
    try {
      String body =
          Base64.getMimeEncoder(PEM_LINE, LINE_END).encodeToString(root.certificate().getEncoded());
      return utf8("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n");
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("certificate without an encoding: " + root.name(), e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static TrustBundle load(Path directory) throws IOException {
    try {
      byte[] trustJson = read(directory.resolve(TRUST_JSON));
      TrustBundle bundle =
          TrustJson.read(Json.parseObject(trustJson), in -> readRoot(directory, in));
      refuseUnlisted(directory, bundle);
      return bundle;
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IllegalArgumentException e) {
      throw new MalformedException("trust: " + e.getMessage(), e);
    }
  }

  private static TrustedRoot readRoot(Path directory, JsonFields in) {
    String file = in.string("file");
    RootUse use = readUse(in);
    String prefix = use.text() + ".";
    if (!file.startsWith(prefix) || !file.matches("[a-z-]+\\.[a-z0-9][a-z0-9-]{0,63}\\.pem")) {
      throw in.fault("file", file + " (expected: " + prefix + "NAME.pem)");
    }
    String name = file.substring(prefix.length(), file.length() - ".pem".length());
    TrustedRoot root = new TrustedRoot(use, name, certificate(directory.resolve(file)));
    if (!root.sha256().equals(in.digest("sha256"))) {
      throw in.fault("sha256", "another certificate than in " + file);
    }
    in.end();
    return root;
  }

  private static RootUse readUse(JsonFields in) {
    String text = in.string("use");
    return Arrays.stream(RootUse.values())
        .filter(use -> use.text().equals(text))
        .findFirst()
        .orElseThrow(() -> in.fault("use", text + " (expected: a known use)"));
  }

  private static X509Certificate certificate(Path file) {
    try {
      List<X509Certificate> found = Certificates.readAll(read(file));
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw new MalformedException(
          "trust root %s: %d certificates (expected: 1)"
              .formatted(file.getFileName(), found.size()));
    } catch (CertificateException e) {
      throw new MalformedException("trust root " + file.getFileName() + ": not a certificate", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.size(file) > MAX_FILE_BYTES) {
      throw new MalformedException("trust file " + file.getFileName() + ": larger than 1 MiB");
    }
    return Files.readAllBytes(file);
  }

  private static void refuseUnlisted(Path directory, TrustBundle bundle) throws IOException {
    Set<String> unlisted = present(directory);
    unlisted.removeAll(bundle.files().keySet());
    if (!unlisted.isEmpty()) {
      throw new MalformedException("trust: files nobody listed: " + unlisted);
    }
  }

  private static Set<String> present(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(".pem") || name.endsWith(".json"))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  static void write(TrustBundle bundle, Path directory) throws IOException {
    Files.createDirectories(directory);
    Map<String, byte[]> files = bundle.files();
    Set<String> stale = present(directory);
    stale.removeAll(files.keySet());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = directory.resolve(file.getKey());
      Path draft = directory.resolve(file.getKey() + ".draft");
      Files.write(draft, file.getValue());
      Files.move(
          draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
    for (String name : stale) {
      Files.delete(directory.resolve(name));
    }
  }
}
