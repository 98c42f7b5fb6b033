package cn.laborproof.signing.complaint;

import java.time.LocalDate;

/**
 * The periods of labour inspection as versioned data.
 *
 * @param version version of the rules
 * @param effectiveFrom first day they apply
 * @param sealArticle why a contract without a seal is not in force
 * @param acceptWorkingDays to decide whether a complaint is taken up
 * @param acceptArticle its source
 * @param examineWorkingDays to examine it
 * @param examineArticle its source
 */
record ComplaintRules(
    String version,
    LocalDate effectiveFrom,
    String sealArticle,
    int acceptWorkingDays,
    String acceptArticle,
    int examineWorkingDays,
    String examineArticle) {}
