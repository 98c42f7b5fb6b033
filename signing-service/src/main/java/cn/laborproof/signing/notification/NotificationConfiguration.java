package cn.laborproof.signing.notification;

import cn.laborproof.signing.access.PublicPaths;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A demo installation delivers into its inbox page; any other brings a gateway bean of its own. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  @Bean
  @ConditionalOnProperty(name = "laborproof.demo", havingValue = "true", matchIfMissing = true)
  PublicPaths demoInboxPath() {
    return PublicPaths.of("/demo/inbox");
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnProperty(name = "laborproof.demo", havingValue = "true", matchIfMissing = true)
  SmsGateway demoInbox(JdbcClient jdbc, java.time.Clock clock) {
    return new DemoInbox(jdbc, clock);
  }
}
