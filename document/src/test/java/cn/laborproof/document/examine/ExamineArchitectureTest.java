package cn.laborproof.document.examine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExamineArchitectureTest {
  private static final String EXAMINE = "cn.laborproof.document.examine..";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cn.laborproof.document");

  @Test
  void the_examiner_shares_no_code_with_those_who_freeze_and_sign() {
    noClasses()
        .that()
        .resideInAPackage(EXAMINE)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "com.itextpdf..",
            "cn.laborproof.document.freeze..",
            "cn.laborproof.document.sign..",
            "cn.laborproof.document.pdf..",
            "cn.laborproof.document.font..")
        .check(CLASSES);
  }

  @Test
  void the_examiner_opens_no_connection_and_asks_no_clock_for_the_time() {
    noClasses()
        .that()
        .resideInAPackage(EXAMINE)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.net..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(EXAMINE)
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage(EXAMINE)
        .should()
        .callMethod(Instant.class, "now")
        .check(CLASSES);
  }

  @Test
  void facts_are_read_without_knowing_the_questions() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "cn.laborproof.document.examine.pdf..",
            "cn.laborproof.document.examine.signature..",
            "cn.laborproof.document.examine.path..",
            "cn.laborproof.document.examine.change..",
            "cn.laborproof.document.examine.content..",
            "cn.laborproof.document.examine.facts..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "cn.laborproof.document.examine.check..", "cn.laborproof.proof.verdict..")
        .check(CLASSES);
  }
}
