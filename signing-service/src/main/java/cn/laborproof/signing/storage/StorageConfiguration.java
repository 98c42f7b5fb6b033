package cn.laborproof.signing.storage;

import cn.laborproof.signing.shared.Installation;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory store of the embedded profile. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  @Bean
  @ConditionalOnMissingBean
  ObjectStore objectStore(Installation installation) throws IOException {
    return new DirectoryObjectStore(installation.directory("store"));
  }
}
