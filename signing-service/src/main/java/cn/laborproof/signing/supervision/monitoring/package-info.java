/**
 * What trade unions and federations of industry and commerce see of their region: sums, counted by
 * the platform in the name of their body and stripped of small cells, and a report made of them.
 * Owns no rows and hands out none.
 */
@NullMarked
package cn.laborproof.signing.supervision.monitoring;

import org.jspecify.annotations.NullMarked;
