package cn.laborproof.gateway.witness;

import cn.laborproof.proof.MalformedException;
import cn.laborproof.proof.note.NoteVerifier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line of a witness.
 *
 * @param logs keys of the logs it trusts, at least one
 */
record WitnessOptions(Path state, String name, InetSocketAddress listen, List<NoteVerifier> logs) {
  static final String USAGE =
      """
      laborproof witness --state DIR --name NAME (--log VKEY | --logs FILE)… [--listen HOST:PORT]

      Runs a witness (C2SP tlog-witness): cosigns the checkpoints of the logs it trusts as long as each only grows.
      运行一个见证人：只要日志只增不改，就为其检查点共同签名。

        --state DIR         its own folder: key (made at the first start), name, what it last cosigned. Never copy it, never put
                            an older copy back: a witness that forgot must begin anew with an empty folder and a new key
        --name NAME         name of its key, by custom an address of the institution without scheme: witness.court.example
        --log VKEY          a log it trusts, as in "logs" of a trust bundle: origin+hash+key; may be given several times
        --logs FILE         the same, one a line; lines that begin with # are ignored
        --listen HOST:PORT  default 127.0.0.1:8090; before other machines can reach it put a proxy with TLS in front

      Its address and the line with its own key go to the operator of the log and into the trust bundles of verifiers.
      """;

  private static final String DEFAULT_LISTEN = "127.0.0.1:8090";

  WitnessOptions {
    logs = List.copyOf(logs);
  }

  /**
   * Reads a command line.
   *
   * @throws MalformedException if something is missing, unknown or not what it should be
   * @throws IOException if a file of logs cannot be read
   */
  static WitnessOptions of(String... arguments) throws IOException {
    @Nullable String state = null;
    @Nullable String name = null;
    String listen = DEFAULT_LISTEN;
    List<String> logs = new ArrayList<>();
    for (Iterator<String> words = List.of(arguments).iterator(); words.hasNext(); ) {
      String option = words.next();
      if (!words.hasNext()) {
        throw new MalformedException(option + " (expected: an option of --help and its value)");
      }
      String value = words.next();
      switch (option) {
        case "--state" -> state = value;
        case "--name" -> name = value;
        case "--listen" -> listen = value;
        case "--log" -> logs.add(value);
        case "--logs" -> logs.addAll(lines(Path.of(value)));
        default -> throw new MalformedException(option + " (expected: an option of --help)");
      }
    }
    if (state == null || name == null || logs.isEmpty()) {
      throw new MalformedException("--state, --name and at least one --log are needed");
    }
    List<NoteVerifier> keys = logs.stream().map(NoteVerifier::ofVkey).toList();
    return new WitnessOptions(Path.of(state), name, address(listen), keys);
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  private static InetSocketAddress address(String listen) {
    int colon = listen.lastIndexOf(':');
    if (colon < 1 || !listen.substring(colon + 1).matches("[0-9]{1,5}")) {
      throw new MalformedException("--listen " + listen + " (expected: HOST:PORT)");
    }
    int port = Integer.parseInt(listen.substring(colon + 1));
    if (port > 65_535) {
      throw new MalformedException("--listen " + listen + " (expected: a port up to 65535)");
    }
    InetSocketAddress address = new InetSocketAddress(listen.substring(0, colon), port);
    if (address.isUnresolved()) {
      throw new MalformedException("--listen " + listen + " (expected: a host that is known)");
    }
    return address;
  }
}
