package cn.laborproof.signing.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Languages and the deny-by-default of handlers. Chinese first; {@code ?lang=en} on any page
 * switches and keeps the page.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    var language = new LocaleChangeInterceptor();
    language.setParamName("lang");
    language.setIgnoreInvalidLocale(true);
    registry.addInterceptor(language);
    registry.addInterceptor(new AllowInterceptor());
  }

  @Bean
  LocaleResolver localeResolver() {
    var resolver = new CookieLocaleResolver("LP_LANG");
    resolver.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
    resolver.setCookieMaxAge(Duration.ofDays(365));
    resolver.setCookieSameSite("Lax");
    resolver.setCookieHttpOnly(true);
    return resolver;
  }

  /**
   * Every {@code i18n/NAME.properties} of every module; {@code NAME_en.properties} beside it is the
   * English.
   */
  @Bean
  MessageSource messageSource() throws IOException {
    var source = new ResourceBundleMessageSource();
    Resource[] bundles =
        new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*.properties");
    source.setBasenames(
        Arrays.stream(bundles)
            .map(bundle -> Objects.requireNonNull(bundle.getFilename(), "file name"))
            .map(name -> name.substring(0, name.length() - ".properties".length()))
            .filter(name -> !name.endsWith("_en"))
            .sorted()
            .distinct()
            .map(name -> "i18n/" + name)
            .toArray(String[]::new));
    source.setDefaultEncoding(StandardCharsets.UTF_8.name());
    source.setFallbackToSystemLocale(false);
    return source;
  }
}
