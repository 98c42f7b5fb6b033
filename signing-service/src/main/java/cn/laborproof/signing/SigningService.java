package cn.laborproof.signing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the signing service, or runs one of its commands ({@code --laborproof.command=fsck}). */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "shared", systemName = "LaborProof signing service")
public class SigningService {

  /** Process entry. */
  public static void main(String[] arguments) {
    SpringApplication.run(SigningService.class, arguments);
  }
}
