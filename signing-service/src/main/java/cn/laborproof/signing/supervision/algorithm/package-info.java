/**
 * What algorithms manage the workers of an employer: entries it files, version by version, and
 * their review by the office of its place. Start at {@code AlgorithmRegister}.
 */
@NullMarked
package cn.laborproof.signing.supervision.algorithm;

import org.jspecify.annotations.NullMarked;
