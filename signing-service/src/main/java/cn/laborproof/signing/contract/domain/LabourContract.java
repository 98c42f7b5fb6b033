package cn.laborproof.signing.contract.domain;

/** A contract in one of its states. */
public sealed interface LabourContract
    permits DraftContract,
        FrozenContract,
        InvitedContract,
        HalfSignedContract,
        ConcludedContract,
        ClosedContract {
  /** What stays the same through all states. */
  ContractHead head();

  /** The name of the state in tables, events and the API. */
  ContractState state();
}
