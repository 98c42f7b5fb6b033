package cn.laborproof.signing.contract;

import cn.laborproof.signing.contract.domain.SealingClock;
import cn.laborproof.signing.contract.domain.WorkingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Reads the working days and sets the sealing clock. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ContractProperties.class)
class ContractConfiguration {
  private static final String WORKING_DAYS = "rules/working-days-2026.json";

  @Bean
  SealingClock sealingClock(JsonMapper json, ContractProperties properties) {
    try (InputStream in = new ClassPathResource(WORKING_DAYS).getInputStream()) {
      return new SealingClock(json.readValue(in, WorkingCalendar.class), properties.sealingDays());
    } catch (IOException e) {
      throw new UncheckedIOException(WORKING_DAYS + " cannot be read", e);
    }
  }
}
