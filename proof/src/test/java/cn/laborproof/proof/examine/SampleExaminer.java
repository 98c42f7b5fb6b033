package cn.laborproof.proof.examine;

import cn.laborproof.proof.Digest;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckCode;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.Indication;
import cn.laborproof.proof.verdict.Signer;
import cn.laborproof.proof.verdict.StatedTime;
import cn.laborproof.proof.verdict.SubIndication;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Stands in for the PDF examiner: a document is whole if it ends with {@code %%EOF}. */
public final class SampleExaminer implements DocumentExaminer {
  private final int national;

  /** One whose documents have no signatures of the national suite inside. */
  public SampleExaminer() {
    this(0);
  }

  SampleExaminer(int national) {
    this.national = national;
  }

  /** The one question it asks. */
  enum Question implements CheckCode {
    CONTENT;

    @Override
    public String id() {
      return "sample.content";
    }

    @Override
    public List<String> answers() {
      return List.of("passed", "broken");
    }
  }

  @Override
  public boolean accepts(byte[] content) {
    return text(content).startsWith("%PDF-");
  }

  @Override
  public DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at) {
    CheckResult result =
        text(content).endsWith("%%EOF\n")
            ? CheckResult.passed(Question.CONTENT, name)
            : CheckResult.failed(
                Question.CONTENT, name, SubIndication.HASH_FAILURE, "broken", Map.of());
    Signer signer =
        new Signer(
            "worker",
            "worker",
            "张三",
            null,
            "CN=演示 DEMO CA",
            "0a",
            Digest.sha256(),
            "B-LTA",
            null,
            SampleCase.CONCLUDED,
            Indication.TOTAL_PASSED,
            null);
    StatedTime archived =
        new StatedTime(StatedTime.ARCHIVE_TIMESTAMP, SampleCase.CONCLUDED, "DEMO TSA", true);
    return new DocumentExamination(
        List.of(Question.CONTENT),
        List.of(result),
        List.of(signer),
        List.of(archived),
        SampleCase.REFERENCE,
        true,
        national);
  }

  private static String text(byte[] content) {
    return new String(content, StandardCharsets.ISO_8859_1);
  }
}
