-- Finds a contract by the worker's whole name without opening any: a keyed digest (HMAC, key in the vault) of employer and name.
alter table contract add column worker_name bytea check (length(worker_name) = 16);
create index contract_of_worker_name on contract (tenant_id, worker_name);
