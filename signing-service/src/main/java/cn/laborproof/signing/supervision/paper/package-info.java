/**
 * Contracts on paper, declared by the employer with a copy. A state of its own: the platform has
 * not seen them being signed. Start at {@link
 * cn.laborproof.signing.supervision.paper.PaperContracts}.
 */
@NullMarked
package cn.laborproof.signing.supervision.paper;

import org.jspecify.annotations.NullMarked;
