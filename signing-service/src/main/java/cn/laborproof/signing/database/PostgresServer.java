package cn.laborproof.signing.database;

/** A running PostgreSQL and how the three roles reach it. */
interface PostgresServer extends AutoCloseable {

  /** JDBC URL of the application's database, without user or password. */
  String url();

  /** The roles' passwords. */
  RoleSecrets secrets();

  @Override
  void close();
}
