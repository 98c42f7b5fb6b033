/**
 * Who works for an employer, as the employer says: uploads, good rows, bad lines. Personal values
 * lie encrypted and leave masked. Never judges. Start at {@link
 * cn.laborproof.signing.supervision.roster.Rosters}.
 */
@NullMarked
package cn.laborproof.signing.supervision.roster;

import org.jspecify.annotations.NullMarked;
