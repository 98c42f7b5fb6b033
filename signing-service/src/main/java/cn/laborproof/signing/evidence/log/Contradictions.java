package cn.laborproof.signing.evidence.log;

import cn.laborproof.signing.shared.Installation;
import cn.laborproof.signing.shared.PrivateFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps the raw bytes that show somebody contradicting themselves (a log that forked, a court that
 * lied) before anybody is told: without them the accusation is only a log line.
 */
@Component
public class Contradictions {

  private static final Logger LOG = LoggerFactory.getLogger(Contradictions.class);

  private final Path directory;
  private final Clock clock;

  Contradictions(Installation installation, Clock clock) {
    this.directory = installation.directory("contradictions");
    this.clock = clock;
  }

  /**
   * Keeps evidence in a file of its own and logs where.
   *
   * @param code stable code of what contradicts what
   * @param detail one sentence
   * @param evidence the raw bytes of each side, in order; may be empty
   */
  public void keep(String code, String detail, List<byte[]> evidence) {
    var content = new ByteArrayOutputStream();
    try {
      content.write((code + ": " + detail + "\n").getBytes(StandardCharsets.UTF_8));
      for (byte[] side : evidence) {
        content.write(("--- " + side.length + " bytes\n").getBytes(StandardCharsets.US_ASCII));
        content.write(side);
        content.write('\n');
      }
      Path file = directory.resolve(clock.millis() + "-" + code + ".txt");
      PrivateFiles.write(file, content.toByteArray());
      LOG.error("{}: {} (kept in {})", code, detail, file);
    } catch (IOException e) {
      LOG.error("{}: {} (its evidence could not be kept)", code, detail, e);
    }
  }
}
