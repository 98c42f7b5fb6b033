package cn.laborproof.signing.access;

import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Transactions that see the one row a shown credential opens: an account by its login, a session or
 * token by its hash.
 */
@Component
public final class CredentialTransactions {

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  CredentialTransactions(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
    this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /**
   * Runs work in a transaction of its own that sees what the credential opens and nothing else.
   *
   * @param credential a login name, the hash of a token, or a public reference
   */
  @SuppressWarnings("NullAway") // a transaction callback hands back what the function gave
  public <T> T showing(String credential, Function<JdbcClient, T> work) {
    return transactions.execute(status -> {
      jdbc.sql("select set_config('laborproof.credential', ?, true)")
          .param(credential)
          .query((row, index) -> index)
          .single();
      return work.apply(jdbc);
    });
  }
}
