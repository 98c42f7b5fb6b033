package cn.laborproof.document.examine.check;

import cn.laborproof.document.examine.facts.DocumentFacts;
import cn.laborproof.proof.verdict.CheckResult;
import java.util.List;

/** One question. Stateless. */
interface DocumentCheck {
  /** The question. */
  DocumentCode code();

  /** Its answer for the document, or for each part it is asked about; every part gets one. */
  List<CheckResult> on(DocumentFacts facts);
}
