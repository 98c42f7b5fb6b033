package cn.laborproof.signing.database;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which PostgreSQL ({@code laborproof.postgres.*}).
 *
 * @param port port of the embedded server on 127.0.0.1
 * @param url JDBC URL of a server run by somebody else; when set, none is embedded
 * @param secrets properties file with {@code migrator}, {@code app} and {@code sequencer} passwords
 *     for that server, mode 0600
 * @param startWait how long the embedded server may take to start, recovery after a crash included
 * @param connections size of the application's connection pool
 */
@ConfigurationProperties("laborproof.postgres")
record PostgresProperties(
    @DefaultValue("8083") int port,
    @Nullable String url,
    @Nullable Path secrets,
    @DefaultValue("60s") Duration startWait,
    @DefaultValue("16") int connections) {

  PostgresProperties {
    if (url != null && secrets == null) {
      throw new IllegalArgumentException(
          "laborproof.postgres.url needs laborproof.postgres.secrets, the file with the three role passwords");
    }
  }
}
