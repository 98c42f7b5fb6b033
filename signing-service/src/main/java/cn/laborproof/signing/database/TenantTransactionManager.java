package cn.laborproof.signing.database;

import cn.laborproof.signing.access.ActorBinding;
import cn.laborproof.signing.access.Scope;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Begins each transaction by telling PostgreSQL who acts. The settings are local to the transaction
 * ({@code set_config(…, true)}), so a pooled connection never carries one actor's rights into the
 * next transaction, and a statement outside a transaction sees no rows.
 */
final class TenantTransactionManager extends JdbcTransactionManager {

  private static final String SET_SCOPE =
      """
      select set_config('laborproof.tenant', ?, true), set_config('laborproof.person', ?, true),
             set_config('laborproof.office', ?, true), set_config('laborproof.region', ?, true),
             set_config('laborproof.subject', ?, true)
      """;

  TenantTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  @Override
  protected void doBegin(Object transaction, TransactionDefinition definition) {
    super.doBegin(transaction, definition);
    Scope scope = ActorBinding.current().scope();
    if (scope.equals(Scope.NOTHING)) {
      return;
    }
    var holder =
        (ConnectionHolder)
            Objects.requireNonNull(
                TransactionSynchronizationManager.getResource(obtainDataSource()),
                "connection of the transaction just begun");
    try (PreparedStatement statement = holder.getConnection().prepareStatement(SET_SCOPE)) {
      bind(statement, scope);
      statement.execute();
    } catch (SQLException e) {
      abandon(transaction, holder.getConnection(), e);
      throw new CannotCreateTransactionException("cannot tell PostgreSQL who acts", e);
    }
  }

  private static void bind(PreparedStatement statement, Scope scope) throws SQLException {
    statement.setString(1, text(scope.tenant()));
    statement.setString(2, text(scope.person()));
    statement.setString(3, text(scope.office()));
    statement.setString(4, text(scope.region()));
    statement.setString(5, text(scope.subject()));
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private void abandon(Object transaction, Connection connection, SQLException cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
    doCleanupAfterCompletion(transaction);
  }
}
