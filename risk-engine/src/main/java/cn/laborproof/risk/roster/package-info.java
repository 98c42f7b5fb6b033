/** Employment rosters as employers hand them in: good rows are kept, bad rows are listed. */
@NullMarked
package cn.laborproof.risk.roster;

import org.jspecify.annotations.NullMarked;
