-- A title is typed for the office's own lists. Employer, result, articles and day become public, and officials are told just that.
alter table inspection_publication drop column draw_title;
