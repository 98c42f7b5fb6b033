package cn.laborproof.signing.database;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.Randomness;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One database, three ways in: {@code migrator} owns the tables and runs Flyway, {@code app} serves
 * requests and tasks, {@code sequencer} gives log indexes and may touch nothing else. None is
 * superuser, none bypasses row-level security.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PostgresProperties.class, Installation.class})
class DatabaseConfiguration {

  @Bean
  InstanceLock instanceLock(Installation installation) throws IOException {
    return InstanceLock.take(installation.data());
  }

  @Bean
  PostgresServer postgresServer(
      Installation installation,
      PostgresProperties properties,
      Randomness randomness,
      InstanceLock held)
      throws IOException, InterruptedException {
    Objects.requireNonNull(held, "the data directory's lock");
    String url = properties.url();
    if (url == null) {
      return EmbeddedServer.start(
          installation.data(), properties.port(), properties.startWait(), randomness);
    }
    return new ExternalServer(
        url,
        RoleSecrets.read(
            Objects.requireNonNull(properties.secrets(), "laborproof.postgres.secrets")));
  }

  @Bean
  @Primary
  HikariDataSource appDataSource(PostgresServer server, PostgresProperties properties) {
    return pool(server, RoleSecrets.APP, properties.connections());
  }

  @Bean(defaultCandidate = false)
  @Qualifier("sequencer")
  HikariDataSource sequencerDataSource(PostgresServer server) {
    return pool(server, RoleSecrets.SEQUENCER, 3);
  }

  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migratorDataSource(PostgresServer server) {
    var dataSource = new PGSimpleDataSource();
    dataSource.setUrl(server.url());
    dataSource.setUser(RoleSecrets.MIGRATOR);
    dataSource.setPassword(server.secrets().of(RoleSecrets.MIGRATOR));
    return dataSource;
  }

  @Bean
  @Primary
  PlatformTransactionManager transactionManager(HikariDataSource appDataSource) {
    return new TenantTransactionManager(appDataSource);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("sequencer")
  TransactionTemplate sequencerTransactions(@Qualifier("sequencer") DataSource dataSource) {
    return new TransactionTemplate(new JdbcTransactionManager(dataSource));
  }

  @Bean(defaultCandidate = false)
  @Qualifier("sequencer")
  JdbcClient sequencerJdbc(@Qualifier("sequencer") DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  private static HikariDataSource pool(PostgresServer server, String role, int size) {
    var config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setUsername(role);
    config.setPassword(server.secrets().of(role));
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(1);
    config.setPoolName(role);
    config.setAutoCommit(true);
    // Messages of a failed statement would carry its values into the log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return new HikariDataSource(config);
  }
}
