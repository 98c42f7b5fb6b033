package cn.laborproof.signing;

import cn.laborproof.signing.database.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application context at its own database and data directory. */
final class TestInstallation
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    try {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test installation",
                  Map.of(
                      // Nobody there: a test that needs authorities starts its own and never
                      // meets those of a system that runs on this machine.
                      "LABORPROOF_AUTHORITIES_PORT",
                      "9",
                      // They would go on while tests count; their own test tells them.
                      "laborproof.demo-chapters",
                      "false",
                      "laborproof.data",
                      Files.createTempDirectory("laborproof-data").toString(),
                      "laborproof.postgres.url",
                      TestPostgres.freshDatabase(),
                      "laborproof.postgres.secrets",
                      TestPostgres.secrets().toString(),
                      "laborproof.postgres.connections",
                      "6")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
