package cn.laborproof.signing.contract;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Clocks of a contract ({@code laborproof.contract.*}).
 *
 * @param sealingDays working days an employer has to seal what the worker has signed
 */
@ConfigurationProperties("laborproof.contract")
record ContractProperties(@DefaultValue("3") int sealingDays) {
  /** Refuses a clock that never runs. */
  ContractProperties {
    if (sealingDays < 1 || sealingDays > 30) {
      throw new IllegalArgumentException(
          "laborproof.contract.sealing-days: " + sealingDays + " (expected: 1 to 30)");
    }
  }
}
