package cn.laborproof.proof;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

@AnalyzeClasses(packages = "cn.laborproof.proof", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule PROOF_KNOWS_NOBODY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "org.bouncycastle..", "org.jspecify..", "cn.laborproof.proof..")
          .because("a court must be able to read everything a verdict rests on");

  @ArchTest
  static final ArchRule NO_NETWORK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net..", "java.sql..", "javax.net..")
          .because("verification is offline");

  @ArchTest
  static final ArchRule TIME_IS_GIVEN =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("cn.laborproof.proof.cli.Main")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callConstructor(Date.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .because("verdicts must come out the same tomorrow: use the injected Clock");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_PRINTS =
      noClasses()
          .that()
          .resideOutsideOfPackage("cn.laborproof.proof.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("cn.laborproof.proof.(*)..").should().beFreeOfCycles();
}
