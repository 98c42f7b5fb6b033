/**
 * The rule library over files of facts: company by company, person by person, without a database.
 * Every finding names the file and line of each fact. Start at {@link
 * cn.laborproof.risk.scan.Main}.
 */
@NullMarked
package cn.laborproof.risk.scan;

import org.jspecify.annotations.NullMarked;
