/**
 * A court reached over HTTP: signed requests, bounded time, bounded answers, nothing believed that
 * does not verify.
 *
 * <p>Owns the HTTP side of the wire format that {@code cn.laborproof.proof.court} defines. Never
 * links a receipt and keeps no state. Start at {@link cn.laborproof.gateway.court.HttpCourtChain};
 * for mutual TLS, signed requests and other courts' interfaces at {@link
 * cn.laborproof.gateway.court.CourtSettings}.
 */
@NullMarked
package cn.laborproof.gateway.court;

import org.jspecify.annotations.NullMarked;
