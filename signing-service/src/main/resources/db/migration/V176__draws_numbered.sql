-- An office's draws by number, in the order in which it committed to them: given under the office's lock, part of the terms, never twice.
alter table inspection_draw add column number bigint;
update inspection_draw d set number = o.n
from (select id, row_number() over (partition by tenant_id order by committed_at, id) as n from inspection_draw) o
where o.id = d.id;
alter table inspection_draw alter column number set not null;
alter table inspection_draw add constraint inspection_draw_number unique (tenant_id, number);
alter table inspection_draw add constraint inspection_draw_number_from_one check (number > 0);
