package cn.laborproof.judges.verapdf;

import java.io.FileInputStream;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Judges one file by PDF/A-3u (ISO 19005-3, level U), whatever the file itself claims to be. */
public final class Main {
  private Main() {}

  /**
   * Exit 0 when compliant, 1 when not, with one line per broken rule on standard output; 2 on wrong
   * usage.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println("usage: verapdf FILE.pdf");
      System.exit(2);
    }
    System.exit(judge(arguments[0]) ? 0 : 1);
  }

  /** Ends before the program does, so that veraPDF removes its copy of the file. */
  private static boolean judge(String file) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    PDFAFlavour flavour = PDFAFlavour.PDFA_3_U;
    try (InputStream in = new FileInputStream(file);
        PDFAParser parser = Foundries.defaultInstance().createParser(in, flavour);
        PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      ValidationResult result = validator.validate(parser);
      Set<String> broken = new TreeSet<>();
      for (TestAssertion assertion : result.getTestAssertions()) {
        if (assertion.getStatus() != TestAssertion.Status.PASSED) {
          broken.add(assertion.getRuleId().getClause() + " " + assertion.getMessage());
        }
      }
      broken.forEach(System.out::println);
      return result.isCompliant();
    }
  }
}
