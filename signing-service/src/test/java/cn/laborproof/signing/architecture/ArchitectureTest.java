package cn.laborproof.signing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import cn.laborproof.signing.SigningService;
import cn.laborproof.signing.access.Allow;
import cn.laborproof.signing.access.AllowAnyone;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.web.bind.annotation.RequestMapping;

class ArchitectureTest {

  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("cn.laborproof.signing");

  @Test
  void modules_use_only_what_they_declare() {
    ApplicationModules.of(SigningService.class).verify();
  }

  @Test
  void domains_know_no_framework() {
    check(
        noClasses()
            .that()
            .resideInAPackage("..domain..")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "org.springframework..",
                "jakarta.servlet..",
                "java.sql..",
                "tools.jackson..",
                "com.itextpdf..")
            .allowEmptyShould(true));
  }

  @Test
  void nothing_knows_the_learned_order_of_looking() {
    check(
        noClasses()
            .that(not(resideInAPackage("cn.laborproof.signing.supervision.ranking")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "cn.laborproof.signing.supervision.ranking", "cn.laborproof.risk.ranking")
            .because("findings, warnings, scores and draws must not follow from it (ADR 51)"));
  }

  @Test
  void time_ids_and_randomness_are_injected() {
    check(
        noClasses()
            .that(not(resideInAPackage("cn.laborproof.signing.shared")))
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(UUID.class, "randomUUID")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .because("Clock, IdSource and Randomness are injected, so that a test can know them"));
  }

  @Test
  void nothing_is_injected_into_fields() {
    check(
        noFields()
            .should()
            .beAnnotatedWith(Autowired.class)
            .orShould()
            .beAnnotatedWith(Value.class)
            .because("constructors say what a class needs"));
  }

  @Test
  void only_jackson_3_is_used() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml.jackson.databind..")
            .because("Jackson 3 is tools.jackson"));
  }

  @Test
  void every_web_handler_says_whom_it_allows() {
    check(
        methods()
            .that(
                com.tngtech.archunit.base.DescribedPredicate.describe(
                    "handle web requests", ArchitectureTest::handlesRequests))
            .should(sayWhomTheyAllow())
            .allowEmptyShould(true));
  }

  private static boolean handlesRequests(JavaMethod method) {
    return AnnotatedElementUtils.hasAnnotation(method.reflect(), RequestMapping.class);
  }

  private static ArchCondition<JavaMethod> sayWhomTheyAllow() {
    return new ArchCondition<>("carry @Allow or @AllowAnyone, themselves or by their class") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean said =
            method.isAnnotatedWith(Allow.class)
                || method.isAnnotatedWith(AllowAnyone.class)
                || method.getOwner().isAnnotatedWith(Allow.class)
                || method.getOwner().isAnnotatedWith(AllowAnyone.class);
        if (!said) {
          events.add(SimpleConditionEvent.violated(method, method.getFullName()));
        }
      }
    };
  }

  private static void check(ArchRule rule) {
    rule.check(OURS);
  }
}
