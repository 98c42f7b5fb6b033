package cn.laborproof.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** The peer: pyHanko, validating one file again and again in a process that stays warm. */
record PyHanko(Process process, Writer asked, BufferedReader answers) implements AutoCloseable {

  static PyHanko start(Path judges, Path pdf, SigningDesk desk, Path directory)
      throws IOException, CertificateEncodingException {
    Process process =
        new ProcessBuilder(
                cache().resolve("judges/bin/python").toString(),
                judges.resolveSibling("benchmarks/pyhanko_timing.py").toString(),
                judges.toString(),
                pdf.toString(),
                "2",
                "--signer",
                pem(desk.root(), directory.resolve("signers.pem")),
                "--tsa",
                pem(desk.timestampRoot(), directory.resolve("time.pem")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    return new PyHanko(
        process,
        process.outputWriter(StandardCharsets.UTF_8),
        process.inputReader(StandardCharsets.UTF_8));
  }

  private static Path cache() {
    String root = System.getenv("XDG_CACHE_HOME");
    return (root == null || root.isEmpty()
            ? Path.of(System.getProperty("user.home"), ".cache")
            : Path.of(root))
        .resolve("laborproof");
  }

  private static String pem(X509Certificate certificate, Path file)
      throws IOException, CertificateEncodingException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return Files.writeString(
            file, "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
        .toString();
  }

  /** Findings; empty when pyHanko accepts the file. */
  String validate() throws IOException {
    asked.write("\n");
    asked.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("pyHanko ended");
    }
    return answer;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
