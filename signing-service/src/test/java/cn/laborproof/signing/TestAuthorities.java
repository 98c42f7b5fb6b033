package cn.laborproof.signing;

import cn.laborproof.authorities.DemoAuthorities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;

/** Starts demo authorities in the context's data directory; they end with the context. */
final class TestAuthorities
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Path data = Path.of(context.getEnvironment().getRequiredProperty("laborproof.data"));
    try {
      DemoAuthorities authorities = DemoAuthorities.start(data.resolve("authorities"), 0);
      context.addApplicationListener((ContextClosedEvent closed) -> close(authorities));
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(
              new MapPropertySource(
                  "test authorities",
                  Map.of("laborproof.authorities-uri", authorities.uri().toString())));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void close(DemoAuthorities authorities) {
    try {
      authorities.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
