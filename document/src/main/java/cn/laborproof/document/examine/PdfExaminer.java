package cn.laborproof.document.examine;

import cn.laborproof.document.SigningProfile;
import cn.laborproof.document.examine.check.DocumentChecks;
import cn.laborproof.document.examine.check.DocumentCode;
import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.document.examine.facts.FactReader;
import cn.laborproof.document.examine.pdf.LimitReachedException;
import cn.laborproof.document.examine.pdf.MalformedPdfException;
import cn.laborproof.document.examine.pdf.PdfFile;
import cn.laborproof.document.examine.pdf.WorkBudget;
import cn.laborproof.document.examine.pdf.WorkLimits;
import cn.laborproof.proof.examine.DocumentExamination;
import cn.laborproof.proof.examine.DocumentExaminer;
import cn.laborproof.proof.trust.TrustBundle;
import cn.laborproof.proof.verdict.CheckResult;
import cn.laborproof.proof.verdict.SubIndication;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Examines a PDF by itself. Thread-safe; each examination reads the file once, on a thread and a
 * budget of its own. The caller must not change the bytes meanwhile.
 */
public final class PdfExaminer implements DocumentExaminer {
  private final WorkLimits limits;

  /**
   * An examiner with {@link WorkLimits#STANDARD}; the one that {@link java.util.ServiceLoader}
   * finds.
   */
  public PdfExaminer() {
    this(WorkLimits.STANDARD);
  }

  /** An examiner with other limits. */
  public PdfExaminer(WorkLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  @Override
  public boolean accepts(byte[] content) {
    return PdfFile.looksLikePdf(content);
  }

  @Override
  public DocumentExamination examine(String name, byte[] content, TrustBundle trust, Instant at) {
    return examine(name, content, Optional.empty(), trust, at);
  }

  @Override
  public DocumentExamination examine(
      String name, byte[] content, Optional<byte[]> record, TrustBundle trust, Instant at) {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(trust, "trust");
    Objects.requireNonNull(at, "at");
    try {
      return BoundedWorker.run(() -> examined(name, content, record, trust, at), limits.time());
    } catch (LimitReachedException e) {
      return unread(
          CheckResult.indeterminate(
              DocumentCode.READABLE,
              name,
              SubIndication.RESOURCE_LIMIT,
              "resource-limit",
              Map.of("detail", String.valueOf(e.getMessage()))));
    } catch (RuntimeException e) {
      // A defect of ours must not look like a finding about the document; the fuzz tests look for
      // this answer.
      return unread(
          CheckResult.indeterminate(
              DocumentCode.READABLE,
              name,
              SubIndication.NOT_EXAMINED,
              "internal",
              Map.of("detail", e.toString())));
    }
  }

  private DocumentExamination examined(
      String name, byte[] content, Optional<byte[]> record, TrustBundle trust, Instant at) {
    WorkBudget budget = new WorkBudget(limits, System::nanoTime);
    DocumentFacts facts;
    try {
      facts = new FactReader(name, trust, at, budget).read(content, record);
    } catch (MalformedPdfException e) {
      return unread(malformed(name, content, e));
    }
    List<CheckResult> checks = DocumentChecks.on(facts);
    Summary summary = new Summary(facts, checks);
    return new DocumentExamination(
        DocumentChecks.required(record.isPresent()),
        checks,
        summary.signers(),
        summary.times(),
        facts.profile().found().map(SigningProfile::evidenceReference).orElse(null),
        summary.demo(),
        summary.national());
  }

  /**
   * Documents of ours are never malformed. Other people's programs write what other people's
   * readers forgive: that we cannot follow it says nothing about who signed it.
   */
  private static CheckResult malformed(String name, byte[] content, MalformedPdfException e) {
    Map<String, String> where =
        Map.of("offset", String.valueOf(e.offset()), "detail", String.valueOf(e.getMessage()));
    return new String(content, StandardCharsets.ISO_8859_1).contains(SigningProfile.FILE_NAME)
        ? CheckResult.failed(
            DocumentCode.READABLE, name, SubIndication.FORMAT_FAILURE, "malformed", where)
        : CheckResult.indeterminate(
            DocumentCode.READABLE, name, SubIndication.NOT_EXAMINED, "not-followed", where);
  }

  private static DocumentExamination unread(CheckResult why) {
    return new DocumentExamination(
        DocumentChecks.required(false), List.of(why), List.of(), List.of(), null, false);
  }
}
