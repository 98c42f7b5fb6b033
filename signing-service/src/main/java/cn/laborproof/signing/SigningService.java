package cn.laborproof.signing;

import cn.laborproof.signing.evidence.fsck.MaintenanceApplication;
import cn.laborproof.signing.organisation.OfficeCommand;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/**
 * Starts the signing service, or runs one of its commands ({@code --laborproof.command=fsck}, or
 * {@code office} with its own arguments).
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Modulithic(sharedModules = "shared", systemName = "LaborProof signing service")
public class SigningService {

  private static final String COMMAND = "--laborproof.command=";

  private static final String OFFICE = "office";

  /** Process entry. */
  public static void main(String[] arguments) {
    if (arguments.length > 0 && arguments[0].equals(OFFICE)) {
      System.exit(office(List.of(arguments).subList(1, arguments.length)));
    }
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

  private static int office(List<String> arguments) {
    Map<String, String> settings = System.getenv();
    return OfficeCommand.run(
        arguments,
        URI.create("http://127.0.0.1:" + settings.getOrDefault("LABORPROOF_PORT", "8080")),
        Path.of(settings.getOrDefault("LABORPROOF_DATA", "data")),
        System.out);
  }
}
