package cn.laborproof.proof.cli;

import cn.laborproof.proof.verdict.Language;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was asked on the command line.
 *
 * @param evidence the package that goes with a document; null if none was given
 * @param evidenceRecord the evidence record that goes with a document; null if none was given
 * @param trust directory of the trust bundle
 * @param etsi where the report of ETSI TS 119 102-2 goes; null if none is wanted
 */
record VerifyArguments(
    Path file,
    @Nullable Path evidence,
    @Nullable Path evidenceRecord,
    Path trust,
    boolean json,
    @Nullable Path etsi,
    Language language) {
  static final String USAGE =
      """
      usage: verify FILE [--package ZIP | --record ERS] [--trust DIR] [--json] [--etsi XML] [--lang zh|en]

      FILE        a signed PDF, an evidence package (*.evidence.zip), or the package of a draw (*.draw.json)
      --package   the evidence package that goes with the PDF
      --record    the evidence record (RFC 4998) that goes with the PDF; a package brings its own
      --trust     directory of the trust bundle (default: trust)
      --json      print the verdict as JSON, schema laborproof/verdict/v1
      --etsi      write the validation report of ETSI TS 119 102-2 to this file as well
      --lang      zh (default) or en

      exit code   0 passed, 1 failed, 2 cannot be determined, 3 cannot read the input
      """;

  private static final Path DEFAULT_TRUST = Path.of("trust");

  /** Thrown for arguments that make no sense; the message says which. */
  static final class BadArgumentsException extends Exception {
    private static final long serialVersionUID = 1L;

    BadArgumentsException(String message) {
      super(message);
    }
  }

  Optional<Path> evidencePackage() {
    return Optional.ofNullable(evidence);
  }

  Optional<Path> record() {
    return Optional.ofNullable(evidenceRecord);
  }

  Optional<Path> etsiReport() {
    return Optional.ofNullable(etsi);
  }

  static VerifyArguments parse(String[] arguments) throws BadArgumentsException {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(arguments));
    if ("verify".equals(left.peek())) {
      left.pop();
    }
    Path file = null;
    Path evidence = null;
    Path record = null;
    Path trust = DEFAULT_TRUST;
    boolean json = false;
    Path etsi = null;
    Language language = Language.ZH;
    while (!left.isEmpty()) {
      String argument = left.pop();
      switch (argument) {
        case "--json" -> json = true;
        case "--etsi" -> etsi = Path.of(value(argument, left));
        case "--package" -> evidence = Path.of(value(argument, left));
        case "--record" -> record = Path.of(value(argument, left));
        case "--trust" -> trust = Path.of(value(argument, left));
        case "--lang" -> language = language(value(argument, left));
        default -> file = onlyFile(file, argument);
      }
    }
    if (file == null) {
      throw new BadArgumentsException("no file given");
    }
    if (evidence != null && record != null) {
      throw new BadArgumentsException("a package brings its own evidence record");
    }
    return new VerifyArguments(file, evidence, record, trust, json, etsi, language);
  }

  private static Path onlyFile(@Nullable Path before, String argument)
      throws BadArgumentsException {
    if (argument.startsWith("-")) {
      throw new BadArgumentsException("unknown option " + argument);
    }
    if (before != null) {
      throw new BadArgumentsException("more than one file: " + before + ", " + argument);
    }
    return Path.of(argument);
  }

  private static String value(String option, Deque<String> left) throws BadArgumentsException {
    if (left.isEmpty()) {
      throw new BadArgumentsException(option + " needs a value");
    }
    return left.pop();
  }

  private static Language language(String tag) throws BadArgumentsException {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new BadArgumentsException("--lang " + tag + " (expected: zh or en)"));
  }
}
