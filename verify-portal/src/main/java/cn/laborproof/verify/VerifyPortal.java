package cn.laborproof.verify;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The application. */
@SpringBootApplication
@EnableConfigurationProperties(PortalProperties.class)
public class VerifyPortal {

  public static void main(String[] arguments) {
    SpringApplication.run(VerifyPortal.class, arguments);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
