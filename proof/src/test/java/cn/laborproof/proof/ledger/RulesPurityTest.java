package cn.laborproof.proof.ledger;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/**
 * Every institution's node must come to the same answer, so the rules see nothing but state and
 * command.
 */
class RulesPurityTest {

  private static final JavaClasses LEDGER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("cn.laborproof.proof.ledger");

  @Test
  void rules_use_no_clock_no_file_no_network_no_thread_and_no_chance() {
    classes()
        .that()
        .haveSimpleNameEndingWith("Rules")
        .should()
        .onlyDependOnClassesThat()
        .haveNameMatching(
            "java\\.lang\\.(Object|String|Long|Integer|Record|Enum|MatchException|IncompatibleClassChangeError"
                + "|NoSuchFieldError|Throwable|invoke\\..*|runtime\\..*)"
                + "|java\\.util\\.(Optional|List|Objects|function\\..*|stream\\..*)"
                + "|cn\\.laborproof\\.proof\\.(Digest|BoundedAscii)"
                + "|cn\\.laborproof\\.proof\\.(json|key|log|note|court)\\..*"
                + "|cn\\.laborproof\\.proof\\.ledger\\.(.*Rules(\\$.*)?|LedgerState|StateKeys|StateOverlay|KeySubject"
                + "|KeyRecord|CheckpointRecord|Institution|Refusal|RuleOutcome.*|LedgerCommand.*)"
                + "|org\\.jspecify\\..*")
        .check(LEDGER);
  }
}
