package cn.laborproof.signing.database;

/**
 * A PostgreSQL somebody else runs. Its operator has made the three roles and the database; see
 * docs/operations.md.
 *
 * @param url JDBC URL
 * @param secrets the roles' passwords
 */
record ExternalServer(String url, RoleSecrets secrets) implements PostgresServer {
  @Override
  public void close() {
    // not ours to stop
  }
}
