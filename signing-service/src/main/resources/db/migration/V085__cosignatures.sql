-- What witnesses said to signed checkpoints: one line of each witness for each size, beside the checkpoint and not in it, so that what
-- was signed, published and anchored keeps its bytes. A lost line can be asked for again only while the witness stands at that size.
create table log_cosignature (
  size    bigint not null references log_checkpoint (size),
  witness text not null,
  line    text not null,
  kept_at timestamptz not null,
  primary key (size, witness)
);
create index log_cosignature_of_witness on log_cosignature (witness, size);
grant select on log_cosignature to app;
grant select, insert on log_cosignature to sequencer;
