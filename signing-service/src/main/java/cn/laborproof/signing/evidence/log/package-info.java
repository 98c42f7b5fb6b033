/**
 * The evidence log of this installation: gives indexes to what was committed, grows the tiles,
 * signs checkpoints, serves them. Never looks at a tenant's rows. Start at {@link
 * cn.laborproof.signing.evidence.log.Sequencer}.
 */
@NullMarked
package cn.laborproof.signing.evidence.log;

import org.jspecify.annotations.NullMarked;
