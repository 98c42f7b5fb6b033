-- The one sequencer: a lease whose fencing number grows with every change of holder. A holder that was paused and wakes up late
-- carries an old number and is refused by every statement that compares it.
create table log_lease (
  name       text primary key,
  fence      bigint not null,
  holder     text not null,
  expires_at timestamptz not null
);
insert into log_lease values ('sequencer', 0, '', '-infinity');
grant select on log_lease to app;
grant select, update on log_lease to sequencer;

-- Signed checkpoints; the primary key makes two of one size impossible.
create table log_checkpoint (
  size         bigint primary key check (size > 0),
  root         bytea not null check (length(root) = 32),
  note         text not null,
  signed_at    timestamptz not null,
  published_at timestamptz
);
grant select on log_checkpoint to app;
grant select, insert, update (published_at) on log_checkpoint to sequencer;

-- What the ledger holds, kept here so that "how far is this contract proven" is one query. The ledger is the truth; recover rebuilds
-- both tables from it.
create table log_anchor (
  size        bigint primary key check (size > 0),
  block       bigint not null,
  anchored_at timestamptz not null
);
grant select on log_anchor to app;
grant select, insert on log_anchor to sequencer;

-- Receipts of the court's own chain for anchored checkpoints.
create table court_receipt (
  size            bigint primary key references log_anchor (size),
  evidence_number text not null,
  received_at     timestamptz not null
);
grant select on court_receipt to app;
grant select, insert on court_receipt to sequencer;
