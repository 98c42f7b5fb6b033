-- A draw that takes every inspector who might be drawn says why, as one that repeats another does.
alter table inspection_draw drop constraint inspection_draw_check;
alter table inspection_draw add check (repeats is null or reason is not null);
