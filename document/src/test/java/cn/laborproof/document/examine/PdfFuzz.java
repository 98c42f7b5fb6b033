package cn.laborproof.document.examine;

import cn.laborproof.document.examine.attack.GenuineFiles;
import java.util.Arrays;

/**
 * Any bytes as a PDF file: an answer within the limits, and never "passed" for what is not genuine.
 */
public final class PdfFuzz {
  private static final GenuineFiles FILES = new GenuineFiles();

  private PdfFuzz() {}

  /** Called by Jazzer. */
  public static void fuzzerTestOneInput(byte[] file) {
    Examined examined = Examined.of(file, FILES.trust(), GenuineFiles.NOW.plusSeconds(3600));
    if (examined.defect() || examined.passed()) {
      throw new AssertionError(Arrays.hashCode(file) + ": " + examined.words());
    }
  }
}
