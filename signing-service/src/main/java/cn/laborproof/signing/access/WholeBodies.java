package cn.laborproof.signing.access;

import cn.laborproof.signing.shared.CommonRefusal;
import cn.laborproof.signing.shared.Refusal;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses a body that lacks a member its record needs. Readers of JSON put null there, which
 * nothing behind a handler expects; what may be left out is marked {@link Nullable} in the record.
 */
@RestControllerAdvice
final class WholeBodies extends RequestBodyAdviceAdapter {

  @Override
  public boolean supports(
      MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converter) {
    return type instanceof Class<?> body && body.isRecord();
  }

  @Override
  public Object afterBodyRead(
      Object body,
      HttpInputMessage message,
      MethodParameter parameter,
      Type type,
      Class<? extends HttpMessageConverter<?>> converter) {
    if (!isWhole(body)) {
      throw new Refusal(CommonRefusal.UNREADABLE);
    }
    return body;
  }

  private static boolean isWhole(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Record record ->
          Stream.of(record.getClass().getRecordComponents())
              .allMatch(part -> isWhole(record, part));
      case Collection<?> items -> items.stream().allMatch(WholeBodies::isWhole);
      case Map<?, ?> entries -> entries.values().stream().allMatch(WholeBodies::isWhole);
      default -> true;
    };
  }

  private static boolean isWhole(Record record, RecordComponent part) {
    try {
      part.getAccessor().setAccessible(true);
      Object value = part.getAccessor().invoke(record);
      return value == null
          ? part.getAnnotatedType().isAnnotationPresent(Nullable.class)
          : isWhole(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
