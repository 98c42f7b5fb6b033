/**
 * Signs of signing fraud: what workers' ways to their signatures have in common at one employer
 * (ADR 50). Reads traces as the platform, for a bounded time, and hands out findings, never a mark.
 * Start at {@link cn.laborproof.signing.supervision.journey.JourneyJudgement}.
 */
@NullMarked
package cn.laborproof.signing.supervision.journey;

import org.jspecify.annotations.NullMarked;
