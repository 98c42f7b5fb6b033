package cn.laborproof.signing.complaint;

import cn.laborproof.signing.complaint.domain.ComplaintClocks;
import cn.laborproof.signing.contract.domain.SealingClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the clocks of labour inspection. */
@Configuration(proxyBeanMethods = false)
class ComplaintConfiguration {
  private static final String CLOCKS = "rules/complaint-clocks-2026-1.json";

  @Bean
  ComplaintRules complaintRules(JsonMapper json) {
    try (InputStream in = new ClassPathResource(CLOCKS).getInputStream()) {
      return json.readValue(in, ComplaintRules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(CLOCKS + " cannot be read", e);
    }
  }

  @Bean
  ComplaintClocks complaintClocks(ComplaintRules rules, SealingClock sealing) {
    return new ComplaintClocks(
        sealing.calendar(), rules.acceptWorkingDays(), rules.examineWorkingDays());
  }
}
