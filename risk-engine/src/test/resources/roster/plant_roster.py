"""Writes the planted population beside this file: roster.csv, contracts.csv, expected.csv.

A second implementation of the rules, on purpose in another language and written from the articles, decides what must be
found. Nobody in these files exists: names are drawn from lists, identity numbers carry the area code 110100, which no person has, and a valid check digit.
Run: python3 plant_roster.py   (same seed, same files)
"""
import calendar
import csv
import datetime as dt
import pathlib
import random
from decimal import ROUND_HALF_UP, Decimal

AS_OF = dt.date(2026, 11, 21)
ROWS = 10_000
DISPATCHED = 1_003
HERE = pathlib.Path(__file__).parent
rnd = random.Random(20261121)

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文"

HOLIDAYS, MAKE_UP = set(), set()


def span(first, last):
    day = dt.date.fromisoformat(first)
    while day <= dt.date.fromisoformat(last):
        HOLIDAYS.add(day)
        day += dt.timedelta(1)


for first, last in [
    ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"), ("2025-04-04", "2025-04-06"), ("2025-05-01", "2025-05-05"),
    ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"), ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"),
    ("2026-04-04", "2026-04-06"), ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
]:
    span(first, last)
for day in ("2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 "
            "2026-10-10").split():
    MAKE_UP.add(dt.date.fromisoformat(day))


def works(day):
    return day in MAKE_UP or (day.weekday() < 5 and day not in HOLIDAYS)


def working_days(first, last):
    return sum(works(first + dt.timedelta(n)) for n in range((last - first).days + 1))


def plus_months(day, n):
    month = day.month - 1 + n
    year, month = day.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def second_wage(first, last, wage):
    total, day = Decimal(0), first.replace(day=1)
    while day <= last:
        end = plus_months(day, 1) - dt.timedelta(1)
        a, b = max(first, day), min(last, end)
        part = wage if (a, b) == (day, end) else wage * working_days(a, b) / working_days(day, end)
        total += part.quantize(Decimal("0.01"), ROUND_HALF_UP)
        day = plus_months(day, 1)
    return min(total, (11 * wage).quantize(Decimal("0.01")))


def identity_number(serial):
    birth = dt.date(1966, 1, 1) + dt.timedelta(serial * 7919 % 14000)
    body = "110100" + birth.strftime("%Y%m%d") + "%03d" % (serial // 14000 * 2 + serial % 2)
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    return body + "10X98765432"[sum(int(c) * w for c, w in zip(body, weights)) % 11]


roster, contracts, expected = [], [], []


def person(i):
    number = identity_number(i)
    return rnd.choice(SURNAMES) + rnd.choice(GIVEN) + (rnd.choice(GIVEN) if rnd.random() < 0.6 else ""), number


def add(i, hired, wage, form="劳动合同", left=None):
    name, number = person(i)
    roster.append([name, number, form, hired.isoformat(), wage, left.isoformat() if left else ""])
    return number


def contract(number, kind, concluded, starts, ends):
    contracts.append([number, kind, concluded.isoformat(), starts.isoformat(), ends.isoformat() if ends else ""])


def expect(number, rule, severity, amount=""):
    expected.append([number, rule, severity, amount])


def expect_unsigned(number, hired, wage, until, signed):
    """Double wage from the day after the month to the day before signing, at most to the day before a year is full; eleven wages at most."""
    first, cap = plus_months(hired, 1) + dt.timedelta(1), plus_months(hired, 12) - dt.timedelta(1)
    last = min(until, cap, signed - dt.timedelta(1) if signed else until)
    if last >= first:
        expect(number, "double-wage-exposure", "BREACH", str(second_wage(first, last, wage)))


def wage():
    return Decimal(rnd.randrange(2600, 26000, 50))


def main():
    i = 0
    # 40: between day 20 and the end of the month.
    for n in range(40):
        hired = AS_OF - dt.timedelta(20 + n % 11)
        number = add(i, hired, wage()); i += 1
        if AS_OF <= plus_months(hired, 1):
            expect(number, "contract-unseen-remind", "REMIND")
    # 60: between one month and one year, 12 of them left meanwhile.
    for n in range(60):
        hired = AS_OF - dt.timedelta(33 + n * 5)
        left = AS_OF - dt.timedelta(n % 5) if n % 5 == 4 else None
        amount = wage()
        number = add(i, hired, amount, left=left); i += 1
        expect(number, "contract-unseen-breach", "BREACH")
        expect_unsigned(number, hired, amount, left or AS_OF, None)
    # 20: longer than a year.
    for n in range(20):
        hired = AS_OF - dt.timedelta(367 + n * 13)
        amount = wage()
        number = add(i, hired, amount); i += 1
        expect(number, "contract-unseen-breach", "BREACH")
        expect(number, "contract-deemed-open-ended", "BREACH")
        expect_unsigned(number, hired, amount, AS_OF, None)
    # 20: concluded late, so that exposure stays; open-ended, so that nothing expires.
    for n in range(20):
        hired = AS_OF - dt.timedelta(200 + n)
        signed = plus_months(hired, 1) + dt.timedelta(2 + n * 3)
        amount = wage()
        number = add(i, hired, amount); i += 1
        contract(number, "ELECTRONIC", signed, hired, None)
        expect_unsigned(number, hired, amount, AS_OF, signed)
    # 30: fixed terms that end within 60 days; the 61st day is silent.
    for n in range(30):
        hired = dt.date(2024, 3, 4)
        days = [60, 59, 45, 31, 30, 29, 15, 1, 0, 61][n % 10]
        number = add(i, hired, wage()); i += 1
        contract(number, "ELECTRONIC", hired, hired, AS_OF + dt.timedelta(days))
        if days <= 60:
            expect(number, "contract-expiring", "REMIND" if days <= 30 else "NOTICE")
    # 9: term over, still working.
    for n in range(9):
        hired = dt.date(2023, 6, 1)
        number = add(i, hired, wage()); i += 1
        contract(number, "ELECTRONIC", hired, hired, AS_OF - dt.timedelta(1 + n * 9))
        expect(number, "contract-expired", "BREACH")
    # 20: paper contract declared with its copy.
    for n in range(20):
        hired = dt.date(2025, 1, 6) + dt.timedelta(n)
        number = add(i, hired, wage()); i += 1
        contract(number, "PAPER_DECLARED", hired, hired, None)
        expect(number, "contract-paper-declared", "NOTICE")
    planted = i
    # The rest is in order: hired recently, or concluded in time and far from its end.
    while i < ROWS - DISPATCHED:
        hired = AS_OF - dt.timedelta(rnd.randrange(0, 2000))
        number = add(i, hired, wage()); i += 1
        if (AS_OF - hired).days >= 20 or rnd.random() < 0.5:
            signed = hired + dt.timedelta(rnd.randrange(0, min(20, (AS_OF - hired).days + 1)))
            ends = None if rnd.random() < 0.3 else AS_OF + dt.timedelta(rnd.randrange(61, 1500))
            contract(number, "ELECTRONIC", signed, hired, ends)
    while i < ROWS:
        hired = AS_OF - dt.timedelta(rnd.randrange(0, 700))
        add(i, hired, wage(), form="劳务派遣"); i += 1
    # One more planted case: the employer itself. 12 of the planted people have left or not, so count again.
    own = sum(1 for r in roster if r[2] == "劳动合同" and (not r[5] or r[5] >= AS_OF.isoformat()))
    assert DISPATCHED * 100 > 10 * (own + DISPATCHED)
    expect("EMPLOYER", "dispatch-share", "BREACH")
    assert planted + 1 == 200, planted
    order = list(range(len(roster)))
    rnd.shuffle(order)
    write("roster.csv", ["姓名", "身份证号", "用工形式", "用工之日", "月工资", "离职日期"], [roster[k] for k in order])
    write("contracts.csv", ["identity_number", "kind", "concluded_on", "starts_on", "ends_on"], contracts)
    write("expected.csv", ["subject", "rule", "severity", "amount"], expected)


def write(name, header, rows):
    with open(HERE / name, "w", encoding="utf-8", newline="") as f:
        out = csv.writer(f, lineterminator="\n")
        out.writerow(header)
        out.writerows(rows)


main()
