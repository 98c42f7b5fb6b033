package cn.laborproof.signing.compliance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pay: not below the local minimum wage (劳动法 art 48); in probation not below 80 percent of the
 * agreed pay nor the minimum wage (劳动合同法 art 20).
 */
final class PayFloor implements ContractCheck {
  private static final String PROBATION_ARTICLE = "劳动合同法第二十条";
  private static final String MINIMUM_ARTICLE = "劳动法第四十八条";

  /** A monthly pay above this is more likely a yearly one. */
  private static final BigDecimal IMPLAUSIBLE = new BigDecimal("500000");

  @Override
  public List<Finding> check(ReviewedContract contract) {
    var findings = new ArrayList<Finding>();
    Optional<BigDecimal> pay = contract.data().money("pay.monthly");
    int months = contract.data().integer("term.probationMonths").orElse(0);
    Optional<BigDecimal> probation =
        contract.data().money("pay.probation").filter(amount -> months > 0);
    pay.ifPresent(amount -> plausible(contract, amount, findings));
    againstMinimum(contract, pay, "pay.monthly", MINIMUM_ARTICLE, findings);
    againstMinimum(contract, probation, "pay.probation", PROBATION_ARTICLE, findings);
    if (pay.isPresent() && probation.isPresent()) {
      againstShare(contract, pay.get(), probation.get(), findings);
    }
    if (months > 0 && contract.data().text("pay.probation").isEmpty()) {
      findings.add(
          contract.mustFix("probation-pay-missing", "pay.probation", PROBATION_ARTICLE, months));
    }
    return findings;
  }

  private static void plausible(
      ReviewedContract contract, BigDecimal amount, List<Finding> findings) {
    if (amount.signum() == 0) {
      findings.add(contract.mustFix("pay-zero", "pay.monthly", MandatoryClauses.ARTICLE));
    } else if (amount.compareTo(IMPLAUSIBLE) > 0) {
      findings.add(
          contract.confirm("pay-implausible", "pay.monthly", MandatoryClauses.ARTICLE, amount));
    }
  }

  private static void againstShare(
      ReviewedContract contract, BigDecimal pay, BigDecimal probation, List<Finding> findings) {
    int percent = contract.rules().probationPayPercent();
    BigDecimal floor =
        pay.multiply(BigDecimal.valueOf(percent))
            .divide(BigDecimal.valueOf(100), 2, RoundingMode.CEILING);
    if (probation.compareTo(floor) < 0) {
      findings.add(
          contract.confirm(
              "probation-pay", "pay.probation", PROBATION_ARTICLE, probation, percent, floor));
    }
  }

  private static void againstMinimum(
      ReviewedContract contract,
      Optional<BigDecimal> amount,
      String field,
      String article,
      List<Finding> findings) {
    if (amount.isEmpty() || amount.get().signum() == 0) {
      return;
    }
    LocalDate day = contract.data().date("term.start").orElse(contract.today());
    var minimum = contract.rules().minimumWage(contract.region(), day);
    if (minimum.isEmpty()) {
      findings.add(contract.note("minimum-wage-unknown", field, article, contract.region()));
    } else if (amount.get().compareTo(minimum.get().yuan()) < 0) {
      findings.add(
          contract.confirm(
              "minimum-wage",
              field,
              article,
              amount.get(),
              minimum.get().yuan(),
              minimum.get().source()));
    }
  }
}
