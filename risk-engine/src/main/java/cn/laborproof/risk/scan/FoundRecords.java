package cn.laborproof.risk.scan;

import cn.laborproof.risk.finding.Fact;
import cn.laborproof.risk.finding.Finding;
import cn.laborproof.risk.finding.Severity;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Findings as one program of this version hands them to another, one after the other: exact and
 * without words for people. It is no format to keep anything in; {@link FindingsFile} is.
 */
public final class FoundRecords {

  private static final int ANOTHER = 1;

  private FoundRecords() {}

  /** Writes one finding. */
  public static void write(Found found, DataOutputStream out) throws IOException {
    Finding finding = found.finding();
    out.writeByte(ANOTHER);
    text(finding.rule(), out);
    out.writeInt(finding.ruleVersion());
    text(finding.severity().name(), out);
    text(finding.employer(), out);
    text(finding.subject(), out);
    out.writeLong(finding.asOf().toEpochDay());
    texts(finding.articles(), out);
    text(finding.threshold(), out);
    facts(finding.facts(), out);
    texts(found.chain(), out);
    out.writeInt(found.indicators().size());
    for (Indicator indicator : found.indicators()) {
      text(indicator.id(), out);
      out.writeBoolean(indicator.strong());
      out.writeInt(indicator.percent());
      out.writeInt(indicator.points());
      facts(indicator.facts(), out);
    }
  }

  /**
   * Reads the next finding; empty at the end.
   *
   * @throws IOException also when the last one is not whole
   */
  public static Optional<Found> read(DataInputStream in) throws IOException {
    int mark = in.read();
    if (mark < 0) {
      return Optional.empty();
    }
    if (mark != ANOTHER) {
      throw new IOException("not a finding");
    }
    String rule = text(in);
    int version = in.readInt();
    Severity severity = Severity.valueOf(text(in));
    Finding finding =
        new Finding(
            rule,
            version,
            severity,
            text(in),
            text(in),
            LocalDate.ofEpochDay(in.readLong()),
            texts(in),
            text(in),
            facts(in));
    List<String> chain = texts(in);
    List<Indicator> indicators = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      indicators.add(
          new Indicator(text(in), in.readBoolean(), in.readInt(), in.readInt(), facts(in)));
    }
    return Optional.of(new Found(finding, chain, indicators));
  }

  private static void facts(List<Fact> facts, DataOutputStream out) throws IOException {
    out.writeInt(facts.size());
    for (Fact fact : facts) {
      text(fact.name(), out);
      text(fact.value(), out);
      text(fact.unit(), out);
      text(fact.source(), out);
    }
  }

  private static List<Fact> facts(DataInputStream in) throws IOException {
    List<Fact> facts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      facts.add(new Fact(text(in), text(in), text(in), text(in)));
    }
    return facts;
  }

  private static void texts(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      text(text, out);
    }
  }

  private static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(text(in));
    }
    return texts;
  }

  /** Sources of a finding about many can be longer than {@code writeUTF} takes. */
  private static void text(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("a finding is not whole");
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
