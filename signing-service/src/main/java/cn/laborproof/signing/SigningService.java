package cn.laborproof.signing;

import cn.laborproof.signing.evidence.fsck.MaintenanceApplication;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Starts the signing service, or runs one of its commands ({@code --laborproof.command=fsck}). */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "shared", systemName = "LaborProof signing service")
public class SigningService {

  private static final String COMMAND = "--laborproof.command=";

  /** Process entry. */
  public static void main(String[] arguments) {
    String command =
        Arrays.stream(arguments)
            .filter(argument -> argument.startsWith(COMMAND))
            .map(argument -> argument.substring(COMMAND.length()))
            .findFirst()
            .orElse("");
    if (command.isEmpty()) {
      SpringApplication.run(SigningService.class, arguments);
    } else {
      System.exit(MaintenanceApplication.run(command, arguments, System.out));
    }
  }
}
