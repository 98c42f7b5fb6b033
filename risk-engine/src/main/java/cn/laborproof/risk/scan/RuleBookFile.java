package cn.laborproof.risk.scan;

import cn.laborproof.risk.rule.RuleBook;
import cn.laborproof.risk.rule.RuleEntry;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** A rule book an office took along from its rule library, with the changes it switched on. */
public final class RuleBookFile {

  private RuleBookFile() {}

  /**
   * Reads one. What this program ships has to stand in it unchanged: a book of another version
   * would lack rules, or ask them by other bounds.
   *
   * @throws IOException when the file cannot be read
   * @throws IllegalArgumentException when it is no rule book for this program, saying why
   */
  public static RuleBook read(Path file) throws IOException {
    Properties written = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      written.load(reader);
    }
    RuleBook book;
    try {
      book = RuleBook.of(written);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    Map<String, RuleEntry> held = new HashMap<>();
    // Books are compared as they are written: shipped ones leave out what can be left out.
    book.entries().forEach(each -> held.put(each.rule() + ".v" + each.version(), each));
    for (RuleEntry shipped : RuleBook.of(Library.book().written()).entries()) {
      if (!shipped.equals(held.remove(shipped.rule() + ".v" + shipped.version()))) {
        throw new IllegalArgumentException(
            "it was made by another version: %s differs or is missing".formatted(shipped.rule()));
      }
    }
    for (RuleEntry further : held.values()) {
      if (!CompanyScan.ruleIds().contains(further.rule())) {
        throw new IllegalArgumentException("no rule is named \"" + further.rule() + "\"");
      }
    }
    return book;
  }
}
