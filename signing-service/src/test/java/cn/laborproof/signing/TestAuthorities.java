package cn.laborproof.signing;

import cn.laborproof.authorities.DemoAuthorities;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts demo authorities in the context's data directory; they end with the context. */
final class TestAuthorities
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Path data = Path.of(context.getEnvironment().getRequiredProperty("laborproof.data"));
    try {
      DemoAuthorities authorities = DemoAuthorities.start(data.resolve("authorities"), 0);
      context.addApplicationListener(
          (org.springframework.context.event.ContextClosedEvent closed) -> authorities.close());
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
}
