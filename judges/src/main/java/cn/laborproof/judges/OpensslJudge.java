package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * openssl: is each signature and each timestamp token what it says, by the roots for its use? The
 * pieces are taken out of the file by PDFBox. openssl knows no proof of existence, so it is told
 * the time: what a document timestamp covers is judged at the time that one states, the last one
 * today.
 */
final class OpensslJudge implements Judge {
  private static final String TIMESTAMP = "ETSI.RFC3161";

  @Override
  public String name() {
    return "openssl cms, ts";
  }

  @Override
  public List<String> objections(Exhibit exhibit) throws IOException, InterruptedException {
    byte[] file = Files.readAllBytes(exhibit.pdf());
    Path work = Files.createTempDirectory("judge-openssl");
    List<String> objections = new ArrayList<>();
    int signatures = 0;
    int timestamps = 0;
    try (PDDocument document = Loader.loadPDF(file)) {
      List<PDSignature> filled = filled(document);
      for (PDSignature signature : filled) {
        String at = at(filled, signature);
        Path covered = Files.write(work.resolve("covered"), signature.getSignedContent(file));
        Path content =
            Files.write(work.resolve("content"), withoutPadding(signature.getContents()));
        if (TIMESTAMP.equals(signature.getSubFilter())) {
          timestamps++;
          objections.addAll(timestamp(exhibit, at, covered, content, "document timestamp"));
        } else {
          signatures++;
          objections.addAll(signature(exhibit, at, covered, content));
          objections.addAll(signatureTimestamp(exhibit, at, work, content));
        }
      }
    } finally {
      delete(work);
    }
    if (signatures != exhibit.signatures() || timestamps == 0) {
      objections.add(
          signatures
              + " signatures and "
              + timestamps
              + " document timestamps, expected "
              + exhibit.signatures()
              + " and some");
    }
    return objections;
  }

  private static List<PDSignature> filled(PDDocument document) throws IOException {
    return document.getSignatureDictionaries().stream()
        .filter(signature -> signature.getContents() != null && signature.getContents().length > 0)
        .sorted(Comparator.comparingInt(OpensslJudge::end))
        .toList();
  }

  private static int end(PDSignature signature) {
    int[] range = signature.getByteRange();
    return range == null || range.length < 4 ? Integer.MAX_VALUE : range[2] + range[3];
  }

  /** Seconds since 1970 of the next document timestamp; now after the last. */
  private static String at(List<PDSignature> filled, PDSignature signature) throws IOException {
    for (PDSignature later : filled.subList(filled.indexOf(signature) + 1, filled.size())) {
      if (TIMESTAMP.equals(later.getSubFilter())) {
        try {
          var token = new TimeStampToken(new CMSSignedData(withoutPadding(later.getContents())));
          return Long.toString(token.getTimeStampInfo().getGenTime().toInstant().getEpochSecond());
        } catch (CMSException | TSPException e) {
          return Long.toString(Instant.now().getEpochSecond()); // objected to when its turn comes
        }
      }
    }
    return Long.toString(Instant.now().getEpochSecond());
  }

  private static List<String> signature(Exhibit exhibit, String at, Path covered, Path content)
      throws IOException, InterruptedException {
    return asked(
        "signature",
        "cms",
        "-verify",
        "-binary",
        "-inform",
        "DER",
        "-in",
        content.toString(),
        "-content",
        covered.toString(),
        "-CAfile",
        bundle(content, exhibit.signerRoots()),
        "-purpose",
        "any",
        "-attime",
        at,
        "-out",
        "/dev/null");
  }

  private static List<String> signatureTimestamp(
      Exhibit exhibit, String at, Path work, Path content)
      throws IOException, InterruptedException {
    try {
      SignerInformation signer =
          new CMSSignedData(Files.readAllBytes(content))
              .getSignerInfos()
              .getSigners()
              .iterator()
              .next();
      var attributes = signer.getUnsignedAttributes();
      var attribute =
          attributes == null
              ? null
              : attributes.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
      if (attribute == null) {
        return List.of("a signature without timestamp");
      }
      Path token =
          Files.write(
              work.resolve("token"),
              attribute.getAttributeValues()[0].toASN1Primitive().getEncoded());
      Path value = Files.write(work.resolve("value"), signer.getSignature());
      return timestamp(exhibit, at, value, token, "signature timestamp");
    } catch (CMSException e) {
      return List.of("a signature that is no CMS: " + e.getMessage());
    }
  }

  private static List<String> timestamp(
      Exhibit exhibit, String at, Path data, Path token, String what)
      throws IOException, InterruptedException {
    return asked(
        what,
        "ts",
        "-verify",
        "-data",
        data.toString(),
        "-in",
        token.toString(),
        "-token_in",
        "-CAfile",
        bundle(token, exhibit.tsaRoots()),
        "-attime",
        at);
  }

  private static List<String> asked(String what, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    Tool.Answer answer = Tool.run(command);
    return answer.exit() == 0
        ? List.of()
        : answer.lines().stream().map(line -> what + ": " + line).toList();
  }

  private static String bundle(Path beside, List<Path> roots) throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path root : roots) {
      all.append(Files.readString(root)).append('\n');
    }
    return Files.writeString(beside.resolveSibling("roots.pem"), all).toString();
  }

  private static byte[] withoutPadding(byte[] contents) throws IOException {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      return in.readObject().getEncoded();
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
