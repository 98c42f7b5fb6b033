package cn.laborproof.signing.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which roles may call a web handler. Everything is denied by default: a handler method that
 * carries neither this nor {@link AllowAnyone} (on itself or its class) is refused for everybody,
 * and a test fails on it.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Allow {

  /** The roles, at least one. */
  Role[] value();
}
