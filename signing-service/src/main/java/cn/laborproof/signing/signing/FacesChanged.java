package cn.laborproof.signing.signing;

import java.util.UUID;

/** A face of somebody who signs at this employer is kept, or is kept no longer (ADR 64). */
public record FacesChanged(UUID employer) {}
