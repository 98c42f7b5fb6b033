/**
 * Facts from CSV files, as docs/risk-facts.md defines them: read as a stream, checked line by line,
 * sorted by company and person on disk. Nothing here judges an employer.
 */
@NullMarked
package cn.laborproof.risk.intake;

import org.jspecify.annotations.NullMarked;
