package cn.laborproof.proof.examine;

import cn.laborproof.proof.pack.EvidencePackage;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Verdict;
import java.nio.file.Files;
import java.util.Arrays;

/** Any bytes as an evidence package: a verdict, or refused as unreadable; never passed. */
public final class PackageFuzz {
  private static final SampleCase SAMPLE = sample();

  private PackageFuzz() {}

  private static SampleCase sample() {
    try {
      return new SampleCase(Files.createTempDirectory("fuzz"));
    } catch (Exception e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /**
   * Called by Jazzer. What does not begin as a package would go to the sample's examiner, which
   * stands in for the real one and says yes to any document that ends well; that is PdfFuzz's part.
   */
  public static void fuzzerTestOneInput(byte[] file) {
    if (!EvidencePackage.looksLikeOne(file)) {
      return;
    }
    try {
      Verdict verdict = SAMPLE.verifier().verify("fuzzed", file);
      if (verdict.indication() == Indication.TOTAL_PASSED) {
        throw new AssertionError(Arrays.hashCode(file) + " passed");
      }
    } catch (UnreadableFileException e) {
      // The answer for most of them.
    }
  }
}
