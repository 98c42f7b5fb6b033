package cn.laborproof.judges;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Judges what {@code laborproof demo --out DIR} left in DIR. */
public final class Main {
  private static final int SHOWN = 5;

  private Main() {}

  /** Exit 0 when every judge accepts every document, 1 on any dissent, 2 on wrong usage. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length != 2) {
      System.err.println("usage: judges HOME OUT");
      System.exit(2);
    }
    Judges judges = Judges.at(Path.of(arguments[0]));
    Path out = Path.of(arguments[1]);
    Map<String, Integer> signaturesOf = new LinkedHashMap<>();
    signaturesOf.put("contract.pdf", 2);
    signaturesOf.put("agreement.pdf", 4);
    boolean dissent = false;
    for (var document : signaturesOf.entrySet()) {
      dissent |= judge(judges, out, document.getKey(), document.getValue());
    }
    dissent |= judgePackage(judges, out);
    System.exit(dissent ? 1 : 0);
  }

  private static boolean judge(Judges judges, Path out, String name, int signatures)
      throws IOException, InterruptedException {
    Path pdf = out.resolve(name);
    if (!Files.isRegularFile(pdf)) {
      System.out.println("not ok - " + name + " is missing in " + out);
      return true;
    }
    boolean dissent = false;
    for (var opinion :
        judges.objections(Exhibit.of(pdf, signatures, out.resolve("trust"))).entrySet()) {
      dissent |= say(opinion.getKey() + " accepts " + name, opinion.getValue());
    }
    return dissent;
  }

  private static boolean judgePackage(Judges judges, Path out) throws InterruptedException {
    List<String> objections = judges.objections(out.resolve("evidence.zip"), out.resolve("trust"));
    return say("Go sumdb/note and tlog accept evidence.zip", objections);
  }

  private static boolean say(String sentence, List<String> objections) {
    System.out.println((objections.isEmpty() ? "ok - " : "not ok - ") + sentence);
    objections.stream().limit(SHOWN).forEach(objection -> System.out.println("    " + objection));
    return !objections.isEmpty();
  }
}
