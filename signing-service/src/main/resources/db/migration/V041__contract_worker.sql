-- Finds a person's contracts without opening any: the same keyed digest of employer and identity number as in roster_person.
alter table contract add column worker bytea check (length(worker) = 16);
create index contract_of_worker on contract (tenant_id, worker);
