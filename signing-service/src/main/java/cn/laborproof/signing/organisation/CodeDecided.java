package cn.laborproof.signing.organisation;

/**
 * An office decided whether an organisation holds its credit code; published in that transaction.
 *
 * @param creditCode the code
 * @param region division of the registered domicile
 */
public record CodeDecided(String creditCode, String region) {}
