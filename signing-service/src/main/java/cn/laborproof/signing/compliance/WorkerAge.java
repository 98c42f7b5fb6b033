package cn.laborproof.signing.compliance;

import cn.laborproof.signing.identity.ResidentIdentityNumber;
import java.time.LocalDate;
import java.util.List;

/** The worker is 16 on the first working day (劳动法 art 15); under 18 is a 未成年工 (art 58). */
final class WorkerAge implements ContractCheck {
  @Override
  public List<Finding> check(ReviewedContract contract) {
    var number =
        contract
            .data()
            .text("worker.idNumber")
            .filter(text -> ResidentIdentityNumber.defectIn(text).isEmpty())
            .map(ResidentIdentityNumber::new);
    if (number.isEmpty()) {
      return List.of();
    }
    LocalDate start = contract.data().date("term.start").orElse(contract.today());
    int age = number.get().ageOn(start);
    int minimum = contract.rules().minimumAge();
    if (age < minimum) {
      return List.of(
          contract.mustFix("worker-too-young", "worker.idNumber", "劳动法第十五条", age, minimum));
    }
    if (age < contract.rules().adultAge()) {
      return List.of(contract.confirm("worker-minor", "worker.idNumber", "劳动法第五十八条、第六十四条", age));
    }
    return List.of();
  }
}
