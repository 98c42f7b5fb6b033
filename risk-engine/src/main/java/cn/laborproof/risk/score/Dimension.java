package cn.laborproof.risk.score;

/**
 * One of the dimensions of a card.
 *
 * @param code stable key
 * @param weight hundredths of the card: the sum over its control points
 */
public record Dimension(String code, Named name, int weight) {}
