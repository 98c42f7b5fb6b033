package cn.laborproof.proof.examine;

import cn.laborproof.proof.verdict.CheckResult;
import java.util.List;

/** One question about a package. Answers every time it is asked, with at least one result. */
interface PackageCheck {
  List<CheckResult> run(PackageFacts facts);
}
