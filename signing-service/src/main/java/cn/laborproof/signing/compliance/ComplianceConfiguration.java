package cn.laborproof.signing.compliance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the rule book. */
@Configuration(proxyBeanMethods = false)
class ComplianceConfiguration {
  private static final String RULES = "rules/contract-rules-2026-1.json";

  @Bean
  ComplianceReview complianceReview() {
    return new ComplianceReview(read());
  }

  static RuleBook read() {
    try (InputStream in = new ClassPathResource(RULES).getInputStream()) {
      return JsonMapper.builder().build().readValue(in, RuleBook.class);
    } catch (IOException e) {
      throw new UncheckedIOException(RULES + " cannot be read", e);
    }
  }
}
