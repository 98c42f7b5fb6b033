package cn.laborproof.signing.evidence;

/** Events were appended; published inside the transaction, for whoever acts after its commit. */
public record EventsCommitted() {}
