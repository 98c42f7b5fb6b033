package cn.laborproof.signing.signing;

import cn.laborproof.signing.vault.KeyVault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;

/**
 * The real vault, and a process that dies once at one of its calls: what the task would have done
 * afterwards does not happen, neither its result nor its failure is written down.
 */
@TestConfiguration(proxyBeanMethods = false)
public class MortalVault implements BeanPostProcessor {

  /** What the death of the process looks like from inside: no handler of exceptions runs. */
  private static final class ProcessDied extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * A death.
   *
   * @param call method of {@link KeyVault}
   * @param done whether the call has done its work by then
   */
  record Death(String call, boolean done) {}

  private static final AtomicReference<Death> NEXT = new AtomicReference<>();

  /** The next such call for a session key is the last thing the process does. */
  public static void dieOnceAt(String call, boolean done) {
    NEXT.set(new Death(call, done));
  }

  public static boolean isDead() {
    return NEXT.get() == null;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (!(bean instanceof KeyVault vault)) {
      return bean;
    }
    return Proxy.newProxyInstance(
        KeyVault.class.getClassLoader(),
        new Class<?>[] {KeyVault.class},
        (_, method, arguments) -> {
          Death death = NEXT.get();
          boolean dies =
              death != null
                  && death.call().equals(method.getName())
                  && !String.valueOf(arguments[0]).startsWith("seal-")
                  && NEXT.compareAndSet(death, null);
          if (dies && !death.done()) {
            throw new ProcessDied();
          }
          Object result;
          try {
            result = method.invoke(vault, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
          if (dies) {
            throw new ProcessDied();
          }
          return result;
        });
  }
}
