-- Facts of districts {first} to {end}: 10 000 employments of 100 employers each. Ten employers of 5 to 600 people share a thousand people,
-- the last employer of a district is a dispatch firm that sends 250 people to 27 user units, the one before it works under three contracts for services.
-- Shares that decide how much there is to find stand beside what they make. Line numbers have gaps.
CREATE OR REPLACE MACRO draw(i, salt, n) AS CAST(hash(i * 64 + salt, {seed}) % n AS INTEGER);
CREATE OR REPLACE MACRO add_months(day, months) AS CAST(day + to_months(months) AS DATE);

CREATE OR REPLACE TABLE people AS
SELECT i, district, (i // 1000) * 10 + CASE
    WHEN r < 5 THEN 0 WHEN r < 13 THEN 1 WHEN r < 25 THEN 2 WHEN r < 43 THEN 3 WHEN r < 68 THEN 4
    WHEN r < 108 THEN 5 WHEN r < 168 THEN 6 WHEN r < 258 THEN 7 WHEN r < 400 THEN 8 ELSE 9 END AS e,
  k
FROM (SELECT range AS i, range // 10000 AS district, range % 1000 AS r, range % 10000 AS k
  FROM range({first} * 10000, {end} * 10000));

-- The 250 sent by the firm (people 9400 to 9649 of the district), and 60 under contracts for services (9300 to 9359), with the company that receives them
-- (principals of 600, 90 and 40 people).
CREATE OR REPLACE TABLE sent AS
SELECT i, district, e AS firm, district * 100 + ((k - 9400) % 9) * 10 + CASE
    WHEN (k - 9400) // 9 < CASE WHEN district % 4 = 0 THEN 6 ELSE 14 END THEN 9
    WHEN (k - 9400) // 9 < 22 THEN 8 ELSE 7 END AS receiver
FROM people WHERE k BETWEEN 9400 AND 9649;

CREATE OR REPLACE TABLE serving AS
SELECT i, district, e AS contractor, (k - 9300) // 20 AS contract, district * 100 + ((k - 9300) // 20) * 10 + 9 - 2 * ((k - 9300) // 20) AS receiver
FROM people WHERE k BETWEEN 9300 AND 9359;

CREATE OR REPLACE TABLE place AS
SELECT e, i, row_number() OVER (ORDER BY e, i) - 1 + {pairs} AS pair_no
FROM (SELECT e, i FROM people UNION ALL SELECT DISTINCT e, -1 FROM people
  UNION ALL SELECT receiver, i FROM sent UNION ALL SELECT receiver, i FROM serving);

CREATE OR REPLACE TABLE company AS
SELECT e, CAST(pair_no AS INTEGER) AS company_no, '91330100' || lpad(CAST(e AS VARCHAR), 10, '0') AS id FROM place WHERE i = -1;

-- Everybody at their own employer. Nine in ten were hired more than 400 days ago; one in 30 has left within the year; one in 25 works part time.
CREATE OR REPLACE TABLE own AS
SELECT *, CASE WHEN leaves THEN greatest(first_day, {as_of} - draw(i, 3, 365)) END AS last_day,
  CAST(greatest(0, date_diff('month', DATE '2025-11-01', first_day)) AS INTEGER) AS from_month,
  CAST(CASE WHEN leaves THEN date_diff('month', DATE '2025-11-01', greatest(first_day, {as_of} - draw(i, 3, 365))) ELSE 11 END AS INTEGER) AS to_month,
  CAST(date_diff('month', first_day, {as_of}) // 36 AS INTEGER) AS terms
FROM (
  SELECT p.i, p.e, p.k, p.district, CAST(l.pair_no AS INTEGER) AS pair_no, c.company_no, c.id,
    CAST({as_of} - CASE WHEN draw(p.i, 1, 10) = 0 THEN draw(p.i, 2, 400) ELSE 400 + draw(p.i, 2, 3000) END AS DATE) AS first_day,
    draw(p.i, 4, 30) = 0 AND NOT p.k BETWEEN 9300 AND 9649 AS leaves,
    CASE WHEN draw(p.i, 5, 25) = 0 THEN 'PART_TIME' ELSE 'DIRECT' END AS form,
    300000 + draw(p.i, 6, 60) * 10000 AS wage,
    -- One employer in 200 is in arrears with a third of its people.
    draw(p.e, 7, 200) = 0 AND draw(p.i, 8, 3) = 0 AS arrears
  FROM people p JOIN place l ON l.e = p.e AND l.i = p.i JOIN company c ON c.e = p.e);

COPY (SELECT c.company_no, CAST(l.pair_no AS INTEGER) AS pair_no, c.id AS company,
    CASE WHEN l.i < 0 THEN '' ELSE 'p' || lpad(CAST(l.i AS VARCHAR), 10, '0') END AS person
  FROM place l JOIN company c ON c.e = l.e ORDER BY pair_no)
TO '{folder}/pairs-{part}.parquet' {format};

COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e + 2 AS line_no, 'Company ' || e AS name, '330106' AS region,
    CAST(NULL AS DATE) AS valid_from, CAST(NULL AS DATE) AS valid_to, CASE WHEN e % 100 = 99 THEN 'L7263' ELSE 'C33' END AS scope, 'ACTIVE' AS status
  FROM company ORDER BY pair_no)
TO '{folder}/employers-{part}.parquet' {format};

COPY (SELECT company_no, pair_no, CAST(0 AS TINYINT) AS role_no, i + 2 AS line_no, form, first_day AS first_working_day, last_day AS last_working_day,
    CAST(wage AS BIGINT) AS monthly_wage, 'post ' || draw(i, 9, 8) AS post, 'line ' || draw(i, 10, 3) AS line,
    -- One employer in 300 lays off; for one leaver in ten no reason is known.
    CASE WHEN last_day IS NULL OR draw(i, 43, 10) = 0 THEN NULL WHEN draw(e, 42, 300) = 0 THEN 'LAYOFF' ELSE 'RESIGNED' END AS leaving_reason
  FROM own ORDER BY pair_no)
TO '{folder}/employments-{part}.parquet' {format};

-- Two fixed terms of three years, then an open-ended contract. One in 70 has none that is known here, one in 200 was signed late, one in 300 was not renewed,
-- probation of three months, seven for one in 1000; one in 1000 is paid less than 80 percent in it.
COPY (SELECT company_no, pair_no, CAST(0 AS TINYINT) AS role_no, i * 4 + 2 + term AS line_no, 'K' || i || '-' || term AS contract,
    CASE WHEN draw(i, 11, 3) = 0 THEN 'PAPER' ELSE 'ELECTRONIC' END AS medium, CASE WHEN term = 2 THEN 'OPEN_ENDED' ELSE 'FIXED' END AS kind,
    add_months(first_day, 36 * term) + CASE WHEN draw(i, 12, 200) = 0 THEN 70 ELSE draw(i, 13, 25) - 5 END AS concluded_on,
    add_months(first_day, 36 * term) AS starts_on,
    CASE WHEN term < 2 THEN CAST(add_months(first_day, 36 * (term + 1)) - 1 AS DATE) END AS ends_on,
    CASE WHEN term = 0 THEN CAST(add_months(first_day, CASE WHEN draw(i, 14, 1000) = 0 THEN 7 ELSE 3 END) - 1 AS DATE) END AS probation_ends_on,
    CAST(wage AS BIGINT) AS monthly_wage,
    CASE WHEN term = 0 THEN CAST(wage * CASE WHEN draw(i, 15, 1000) = 0 THEN 70 ELSE 85 END // 100 AS BIGINT) END AS probation_wage
  FROM own, (SELECT CAST(range AS INTEGER) AS term FROM range(3))
  WHERE term <= least(terms, 2) AND draw(i, 16, 70) <> 0 AND NOT (term = terms AND term > 0 AND draw(i, 17, 300) = 0)
  ORDER BY pair_no, term)
TO '{folder}/contracts-{part}.parquet' {format};

CREATE OR REPLACE TABLE month AS SELECT CAST(range AS INTEGER) AS m, CAST(2025 * 12 + 10 + range AS INTEGER) AS month,
  add_months(DATE '2025-11-01', CAST(range + 1 AS INTEGER)) - 1 AS month_end FROM range(12);

-- One in 200 is not insured at all, one in 300 not for the last four months, one month in 1000 is missing.
COPY (SELECT company_no, pair_no, CAST(0 AS TINYINT) AS role_no, i * 12 + 2 + m AS line_no, month,
    CASE WHEN m >= 8 AND draw(i, 19, 300) = 0 THEN 'UNPAID' ELSE 'PAID' END AS status, CAST(NULL AS VARCHAR) AS payer, '330106' AS region
  FROM own, month
  WHERE m BETWEEN from_month AND to_month AND draw(i, 18, 200) <> 0 AND draw(i * 12 + m, 20, 1000) <> 0 ORDER BY pair_no, m)
TO '{folder}/insurance-{part}.parquet' {format};

-- Employers in arrears owe the last three months that are due; one month in 5000 besides is short of 500 yuan; one in 2000 is paid below the minimum.
COPY (SELECT company_no, pair_no, CAST(0 AS TINYINT) AS role_no, i * 12 + 2 + m AS line_no, month, due,
    CASE WHEN arrears AND m BETWEEN 7 AND 10 THEN CAST(0 AS BIGINT) WHEN draw(i * 12 + m, 21, 5000) = 0 THEN due - 50000 ELSE due END AS paid,
    CAST(NULL AS DATE) AS due_on, month_end + 10 AS paid_on,
    CASE WHEN k BETWEEN 9300 AND 9359 THEN id END AS payer, CAST(NULL AS VARCHAR) AS initiated_by, CAST(NULL AS DATE) AS deferred_until
  FROM (SELECT *, CAST(CASE WHEN draw(i, 22, 2000) = 0 THEN 230000 ELSE wage END + draw(i * 12 + m, 23, 20) * 100 AS BIGINT) AS due FROM own, month)
  WHERE m BETWEEN from_month AND to_month ORDER BY pair_no, m)
TO '{folder}/wages-{part}.parquet' {format};

-- One in 300 works more than 36 hours of overtime in some months.
COPY (SELECT o.company_no, o.pair_no, CAST(0 AS TINYINT) AS role_no, o.i * 12 + 2 + m AS line_no, month, CAST(150 + draw(o.i * 12 + m, 24, 40) AS DECIMAL(9, 6)) AS hours,
    CAST(CASE WHEN draw(o.i, 25, 300) = 0 THEN 30 + draw(o.i * 12 + m, 26, 12) ELSE draw(o.i * 12 + m, 26, 30) END AS DECIMAL(9, 6)) AS overtime_hours,
    CASE WHEN s.i IS NOT NULL THEN CASE WHEN draw(s.district * 3 + s.contract, 30, 4) = 0 THEN r.id ELSE o.id END END AS managed_by, o.id AS device_owner, CAST(NULL AS VARCHAR) AS site
  FROM own o LEFT JOIN serving s ON s.i = o.i LEFT JOIN company r ON r.e = s.receiver, month
  WHERE m BETWEEN from_month AND to_month ORDER BY o.pair_no, m)
TO '{folder}/attendance-{part}.parquet' {format};

COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e + 2 AS line_no, 'L' || e AS licence, DATE '2024-01-10' + draw(e, 27, 60) AS valid_from,
    DATE '2027-01-09' + draw(e, 27, 60) AS valid_to, CAST(200000000 + draw(e, 28, 5) * 100000 AS BIGINT) AS registered_capital
  FROM company WHERE e % 100 = 99 AND draw(e, 29, 20) <> 0 ORDER BY pair_no)
TO '{folder}/licences-{part}.parquet' {format};

COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e + 2 AS line_no, '2025' AS year, DATE '2026-02-01' + draw(e, 31, 70) AS reported_on, 'QUALIFIED' AS outcome
  FROM company WHERE e % 100 = 99 AND draw(e, 32, 10) <> 0 ORDER BY pair_no)
TO '{folder}/reports-{part}.parquet' {format};

COPY (SELECT c.company_no, CAST(l.pair_no AS INTEGER) AS pair_no, CAST(role AS TINYINT) AS role_no, s.i + 2 AS line_no, f.id AS firm, u.id AS "user",
    o.first_day AS starts_on, CAST(NULL AS DATE) AS ends_on, 'post ' || draw(s.i, 9, 8) AS post,
    CASE draw(s.i, 33, 50) WHEN 0 THEN 'OTHER' WHEN 1 THEN 'TEMPORARY' ELSE 'AUXILIARY' END AS nature, CAST(NULL AS DATE) AS post_since,
    CASE WHEN draw(s.i, 34, 20) <> 0 THEN DATE '2022-01-01' END AS published_on, CAST(NULL AS VARCHAR) AS substitutes_for, 'FULL_TIME' AS hours_form,
    CAST(o.wage AS BIGINT) AS monthly_wage, CAST(CASE WHEN draw(s.i, 35, 200) = 0 THEN 30000 END AS BIGINT) AS charged_to_worker,
    CASE WHEN draw(s.i, 36, 30) = 0 THEN '330200' ELSE '330106' END AS workplace_region, CAST(NULL AS VARCHAR) AS return_reason
  FROM sent s JOIN own o ON o.i = s.i JOIN company f ON f.e = s.firm JOIN company u ON u.e = s.receiver, (SELECT range AS role FROM range(2))
    JOIN company c ON c.e = CASE WHEN role = 0 THEN s.firm ELSE s.receiver END JOIN place l ON l.e = c.e AND l.i = s.i
  ORDER BY l.pair_no)
TO '{folder}/dispatch-{part}.parquet' {format};

CREATE OR REPLACE TABLE service AS
SELECT DISTINCT district, contract, contractor, receiver, district * 3 + contract AS n, draw(district * 3 + contract, 30, 4) = 0 AS fake FROM serving;

-- One contract for services in four is dispatch in disguise.
COPY (SELECT c.company_no, c.company_no AS pair_no, CAST(role AS TINYINT) AS role_no, n + 2 AS line_no, 'S' || n AS contract, p.id AS principal, f.id AS contractor,
    DATE '2025-02-01' AS starts_on, CAST(NULL AS DATE) AS ends_on, 'C3360' AS service, CASE WHEN fake THEN 'WAGES_PLUS_FEE' ELSE 'RESULT' END AS fee_basis,
    CASE WHEN fake THEN '96' ELSE '60' END AS labour_cost_percent, CASE WHEN fake THEN 'YES' ELSE 'NO' END AS headcount_fixed,
    CASE WHEN fake THEN 'YES' ELSE 'NO' END AS principal_may_reject, CASE WHEN fake THEN 'PRINCIPAL' ELSE 'CONTRACTOR' END AS tools_by,
    CASE WHEN fake THEN '0' ELSE '2' END AS supervisors, CASE WHEN fake THEN '0' ELSE '6' END AS acceptances, CASE WHEN fake THEN '0' ELSE '2' END AS quality_deductions
  FROM service s JOIN company p ON p.e = s.receiver JOIN company f ON f.e = s.contractor, (SELECT range AS role FROM range(2))
    JOIN company c ON c.e = CASE WHEN role = 0 THEN s.contractor ELSE s.receiver END
  ORDER BY c.company_no)
TO '{folder}/services-{part}.parquet' {format};

COPY (SELECT c.company_no, CAST(l.pair_no AS INTEGER) AS pair_no, CAST(role AS TINYINT) AS role_no, s.i + 2 AS line_no, 'S' || (s.district * 3 + s.contract) AS contract,
    p.id AS principal, f.id AS contractor, DATE '2025-02-01' AS starts_on, CAST(NULL AS DATE) AS ends_on, CAST(NULL AS VARCHAR) AS post, 'line 1' AS line,
    CASE WHEN draw(s.district * 3 + s.contract, 30, 4) = 0 THEN p.id ELSE f.id END AS rules_of, f.id AS interviewed_by, p.id AS card_issued_by
  FROM serving s JOIN company p ON p.e = s.receiver JOIN company f ON f.e = s.contractor, (SELECT range AS role FROM range(2))
    JOIN company c ON c.e = CASE WHEN role = 0 THEN s.contractor ELSE s.receiver END JOIN place l ON l.e = c.e AND l.i = s.i
  ORDER BY l.pair_no)
TO '{folder}/service_workers-{part}.parquet' {format};

COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e * 8 + n + 2 AS line_no, 'C' || e || '-' || n AS complaint, {as_of} - draw(e * 8 + n, 37, 200) AS filed_on,
    CASE WHEN n % 2 = 0 THEN 'WAGE' ELSE 'HOURS' END AS kind, '1' AS persons, {as_of} - draw(e * 8 + n, 38, 90) AS order_deadline, CAST(NULL AS DATE) AS settled_on
  FROM company, (SELECT CAST(range AS INTEGER) AS n FROM range(5)) WHERE draw(e, 39, 20) = 0 AND n <= draw(e, 40, 5) ORDER BY pair_no)
TO '{folder}/complaints-{part}.parquet' {format};

COPY (SELECT CAST(e AS BIGINT) * 2 + 2 AS line_no, f.id AS owner, '91330100' || lpad(CAST(f.e - 90 AS VARCHAR), 10, '0') AS owned, 'EQUITY' AS kind, '60' AS share_percent,
    CAST(NULL AS DATE) AS valid_from, CAST(NULL AS DATE) AS valid_to
  FROM company f WHERE e % 100 = 99 AND draw(e, 41, 20) = 0 ORDER BY line_no)
TO '{folder}/affiliations-{part}.parquet' {format};

COPY (SELECT CAST(2 AS BIGINT) AS line_no, '330000' AS region, 'MINIMUM_MONTHLY_WAGE' AS standard, CAST(249000 AS BIGINT) AS value, DATE '2024-01-01' AS valid_from,
    CAST(NULL AS DATE) AS valid_to, 'generated' AS source WHERE {first} = 0)
TO '{folder}/standards-{part}.parquet' {format};

-- Half of those who lay off have reported it.
COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e + 2 AS line_no, CAST({as_of} - 380 AS DATE) AS reported_on,
    CAST({as_of} - 400 AS DATE) AS notified_on, CAST(NULL AS VARCHAR) AS persons, CAST({as_of} AS DATE) AS covers_until
  FROM company WHERE draw(e, 42, 300) = 0 AND draw(e, 44, 2) = 0 ORDER BY pair_no)
TO '{folder}/layoff_reports-{part}.parquet' {format};

-- Fifteen months of three indicators; one employer in 200 uses half as much power and pays half the taxes in the last three, one in 100 owes a bank.
COPY (SELECT company_no, company_no AS pair_no, CAST(0 AS TINYINT) AS role_no, e * 45 + n * 15 + m + 2 AS line_no, CAST(2025 * 12 + 8 + m AS INTEGER) AS month,
    CASE n WHEN 0 THEN 'ELECTRICITY' WHEN 1 THEN 'TAX' ELSE 'LOAN_OVERDUE' END AS indicator,
    CAST(CASE WHEN n = 2 THEN CASE WHEN draw(e, 46, 100) = 0 THEN 5000000 ELSE 0 END
      ELSE (90 + draw(e * 15 + m, 47, 20)) * CASE WHEN draw(e, 45, 200) = 0 AND m >= 12 THEN 500 ELSE 1000 END END AS BIGINT) AS amount
  FROM company, (SELECT CAST(range AS INTEGER) AS n FROM range(3)), (SELECT CAST(range AS INTEGER) AS m FROM range(15)) ORDER BY pair_no, line_no)
TO '{folder}/business_months-{part}.parquet' {format};
