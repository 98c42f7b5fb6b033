package cn.laborproof.signing.access;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@link Tenancy} over scoped values; the transaction manager reads the same binding when it
 * begins.
 */
@Component
final class TransactionalTenancy implements Tenancy {

  private final TransactionTemplate joining;
  private final TransactionTemplate separate;
  private final TransactionTemplate snapshot;

  TransactionalTenancy(PlatformTransactionManager transactions) {
    this.joining = new TransactionTemplate(transactions);
    this.separate = new TransactionTemplate(transactions);
    this.separate.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    this.snapshot = new TransactionTemplate(transactions);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.snapshot.setReadOnly(true);
  }

  @Override
  public Actor current() {
    return ActorBinding.current();
  }

  @Override
  public <T> T as(Actor actor, Supplier<T> work) {
    Objects.requireNonNull(actor, "actor");
    if (TransactionSynchronizationManager.isActualTransactionActive() && !actor.equals(current())) {
      throw new IllegalStateException(
          "a transaction of a "
              + current().role().code()
              + " is open (expected: none, or one of the same actor)");
    }
    return ScopedValue.where(ActorBinding.ACTOR, actor).call(work::get);
  }

  @Override
  @SuppressWarnings("NullAway") // a transaction callback hands back what the supplier gave
  public <T> T inTransaction(Actor actor, Supplier<T> work) {
    return as(actor, () -> joining.execute(status -> work.get()));
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public <T> T inSnapshot(Supplier<T> reading) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("a transaction is open (expected: none)");
    }
    return snapshot.execute(status -> reading.get());
  }

  @Override
  @SuppressWarnings("NullAway") // as above
  public <T> T inOwnTransaction(Supplier<T> work) {
    return separate.execute(status -> work.get());
  }
}
