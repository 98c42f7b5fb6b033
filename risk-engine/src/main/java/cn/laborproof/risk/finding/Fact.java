package cn.laborproof.risk.finding;

import java.io.Serializable;

/**
 * One fact a rule used.
 *
 * @param name key of its label in the message files ({@code fact.NAME})
 * @param value as machines read it: ISO date, yuan with two decimals, plain integer, or text
 * @param unit {@code date}, {@code days}, {@code yuan}, {@code persons}, {@code percent} or {@code
 *     text}
 * @param source where it can be opened
 */
public record Fact(String name, String value, String unit, String source) implements Serializable {}
