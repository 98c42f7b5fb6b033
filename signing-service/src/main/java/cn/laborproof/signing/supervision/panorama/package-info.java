/**
 * One look at a region: where findings stand, how they and warnings went over the months, what is
 * published about the economy beside it. Owns no facts; every number is the total of a list kept
 * elsewhere, and leads there.
 */
@NullMarked
package cn.laborproof.signing.supervision.panorama;

import org.jspecify.annotations.NullMarked;
