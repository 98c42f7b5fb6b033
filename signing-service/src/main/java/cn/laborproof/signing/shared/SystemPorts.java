package cn.laborproof.signing.shared;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one place that reads the machine's clock and randomness. Everything else has them injected.
 */
@Configuration(proxyBeanMethods = false)
class SystemPorts {

  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    // Events carry milliseconds; PostgreSQL keeps microseconds. One resolution everywhere compares
    // equal after a round trip.
    return Clock.tick(Clock.systemUTC(), Duration.ofMillis(1));
  }

  /** For libraries that ask for the type itself; it keeps seeded generators out. */
  @Bean
  @ConditionalOnMissingBean
  SecureRandom secureRandom() {
    return new SecureRandom();
  }

  @Bean
  @ConditionalOnMissingBean
  Randomness randomness(SecureRandom source) {
    return new Randomness() {
      @Override
      public byte[] bytes(int length) {
        byte[] fresh = new byte[length];
        source.nextBytes(fresh);
        return fresh;
      }

      @Override
      public int below(int bound) {
        return source.nextInt(bound);
      }
    };
  }

  @Bean
  @ConditionalOnMissingBean
  IdSource idSource(Clock clock, Randomness randomness) {
    return () -> version7(clock.millis(), randomness.bytes(10));
  }

  /**
   * RFC 9562 §5.7: 48 bits of Unix milliseconds, version, 12 random bits, variant, 62 random bits.
   */
  static UUID version7(long millis, byte[] random) {
    long high = millis << 16 | 0x7000L | (random[0] & 0x0fL) << 8 | random[1] & 0xffL;
    long low = 0;
    for (int i = 2; i < 10; i++) {
      low = low << 8 | random[i] & 0xffL;
    }
    return new UUID(high, low & 0x3fffffffffffffffL | 0x8000000000000000L);
  }
}
