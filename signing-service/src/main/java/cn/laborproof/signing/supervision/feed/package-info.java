/**
 * The ordered status feed over HTTP. Owns nothing; the order is that of the evidence log. Start at
 * {@link cn.laborproof.signing.supervision.feed.StatusFeedApi}.
 */
@NullMarked
package cn.laborproof.signing.supervision.feed;

import org.jspecify.annotations.NullMarked;
