package cn.laborproof.proof.trust;

/**
 * An institution of a Fabric ledger and the membership service provider that speaks for it. Its
 * certificates are not named here: they come from the channel's configuration, whose chain begins
 * at the pinned genesis.
 *
 * @param institution short ASCII name such as {@code LabourBureau}
 * @param mspId such as {@code LabourBureauMSP}
 */
public record InstitutionMsp(String institution, String mspId) {}
