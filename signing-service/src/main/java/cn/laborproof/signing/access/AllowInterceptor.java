package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Denies every handler method of ours that does not say whom it allows. */
final class AllowInterceptor implements HandlerInterceptor {

  private static final String OURS = "cn.laborproof.";

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!(handler instanceof HandlerMethod method)
        || !method.getBeanType().getName().startsWith(OURS)) {
      return true; // resources and framework endpoints; what of them is open the filter chain
      // decides
    }
    if (annotation(method, AllowAnyone.class) != null
        && method.getMethodAnnotation(Allow.class) == null) {
      return true;
    }
    Allow allow = annotation(method, Allow.class);
    Role role = ActorBinding.current().role();
    if (allow != null && Arrays.asList(allow.value()).contains(role)) {
      return true;
    }
    throw new Refusal(
        role == Role.VISITOR ? CommonRefusal.NOT_SIGNED_IN : CommonRefusal.NOT_ALLOWED);
  }

  /** What the method says wins over what its class says. */
  static <A extends Annotation> @Nullable A annotation(HandlerMethod method, Class<A> type) {
    A own = method.getMethodAnnotation(type);
    return own != null
        ? own
        : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), type);
  }
}
