package cn.laborproof.proof.ledger.fabric;

/** What a certificate of an institution may be used for. */
enum Role {
  CLIENT(2),
  PEER(3),
  ADMIN(4),
  ORDERER(5);

  private final int field;

  Role(int field) {
    this.field = field;
  }

  /** Its field in FabricNodeOUs. */
  int field() {
    return field;
  }
}
