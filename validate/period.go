package validate

import (
	"iter"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/report"
)

var basisPeriod = report.Label{
	ZH: "《中华人民共和国政府信息公开条例》第四十九条：报告的是上一年度；惯例：开头写明统计期限",
	EN: "Regulation on government information disclosure, art. 49: the year before; convention: the opening states the period",
}

// periodDiffers finds openings whose period is not the year of the report.
var periodDiffers = &Rule{
	Code:     "FRM009",
	Severity: Warning,
	Title: report.Label{
		ZH: "统计期限不是报告年度的1月1日至12月31日",
		EN: "The period is not 1 January to 31 December of the year"},
	Message: report.Label{
		ZH: "统计期限写为%[1]s，应为%[2]s。",
		EN: "The period reads %[1]s; it should be %[2]s."},
	Basis: basisPeriod,
	Good:  "opening = 数据统计期限自2024年1月1日起，至2024年12月31日止。",
	Bad:   "opening =\nopening = 数据统计期限自2023年1月1日起，至2023年12月31日止。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		p := findPeriod(ctx.text("opening"))
		if !ctx.dated() || p == nil || p.from == (report.Date{Year: r.Year, Month: 1, Day: 1}) && p.to == (report.Date{Year: r.Year, Month: 12, Day: 31}) {
			return nil
		}
		place := p.line.place(p.start, p.end)
		if !containsAny(place.Quote, []string{"统计", "数据", "期限", "时段", "期间", "起止", "截止", "报告"}) {
			return nil // other days, as those of an event
		}
		return []Finding{{
			Places: []Place{place},
			Got:    p.line.text[p.start:p.end],
			Want:   wholeYear(r.Year),
		}}
	},
}

// periodUnstated finds reports that do not say which days their figures are of.
var periodUnstated = &Rule{
	Code:     "FRM010",
	Severity: Hint,
	Title: report.Label{
		ZH: "开头未写明统计期限",
		EN: "The opening does not state the period"},
	Message: report.Label{
		ZH: "开头未写明数据的统计期限（%[2]s）。",
		EN: "The opening does not say what period the figures are of (%[2]s)."},
	Basis: basisPeriod,
	Good:  "opening = 数据统计期限自2024年1月1日起，至2024年12月31日止。",
	Bad:   "opening =\nopening = 本报告依据有关规定编制。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() {
			return nil
		}
		for _, key := range []string{"opening", "overview"} {
			lines := ctx.text(key)
			if p := findPeriod(lines); p != nil && (key == "opening" || p.from.Month == time.January && p.from.Day == 1) {
				return nil
			}
			for _, l := range lines {
				for _, d := range dates(l) {
					if d.Year == r.Year && d.Month == time.December && d.Day == 31 {
						return nil // 截至2024年12月31日
					}
				}
			}
		}
		return []Finding{{Places: []Place{{Key: "opening"}}, Want: wholeYear(r.Year)}}
	},
}

// wholeYear writes the period of a report as its opening should.
func wholeYear(year int) string { return yearText(year) + "1月1日至12月31日" }

// period is a stretch of days that a line names.
type period struct {
	line     *line
	from, to report.Date
	span
}

// findPeriod returns the first stretch of days in the lines, nil where there is none.
func findPeriod(lines []*line) *period {
	for _, l := range lines {
		all := dates(l)
		for k := 1; k < len(all); k++ {
			from, to := all[k-1], all[k]
			between := squeeze(l.text[from.end:to.start])
			if len(between) <= len("起，截至") && strings.ContainsAny(between, "至到-－—–~～") {
				if to.Year == 0 {
					to.Year = from.Year
				}
				return &period{l, from.Date, to.Date, span{from.start, to.end}}
			}
		}
	}
	return nil
}

// datedSpan is a day that a line names. The year is 0 where it is left out.
type datedSpan struct {
	report.Date
	span
}

// dates returns the days that a line names as 2024年1月1日, 1月1日 or 2024.1.1.
func dates(l *line) []datedSpan {
	var found []datedSpan
	numbers := slices.Collect(l.numbers())
	for i := 0; i < len(numbers); i++ {
		year, month := 0, i
		if i+1 < len(numbers) && numbers[i].isYear() && joined(l, numbers[i], numbers[i+1], "年") {
			year, month = numbers[i].value, i+1
		}
		if month+1 >= len(numbers) || !joined(l, numbers[month], numbers[month+1], "月") {
			continue
		}
		day := numbers[month+1]
		end := day.end
		if rest := strings.TrimLeft(l.text[end:], " "); strings.HasPrefix(rest, "日") {
			end = len(l.text) - len(rest) + len("日")
		} else if year == 0 {
			continue // 3.5 is no day
		}
		if m, d := numbers[month].value, day.value; m >= 1 && m <= 12 && d >= 1 && d <= 31 {
			found = append(found, datedSpan{report.Date{Year: year, Month: time.Month(m), Day: d}, span{numbers[i].start, end}})
			i = month + 1
		}
	}
	return found
}

// numberSpan is a run of digits.
type numberSpan struct {
	value  int // -1 where it has more than nine digits
	digits int
	span
}

func (n numberSpan) isYear() bool { return n.digits == 4 && n.value >= 1900 && n.value <= 2099 }

// numbers goes over the runs of digits of a line.
func (l *line) numbers() iter.Seq[numberSpan] {
	return func(yield func(numberSpan) bool) {
		for i := 0; i < len(l.marks); i++ {
			if !isDigit(l.marks[i].r) {
				continue
			}
			var n numberSpan
			if n, i = l.number(i); !yield(n) {
				return
			}
		}
	}
}

// number reads the digits at the i-th mark and returns them with the last mark that
// belongs to them.
func (l *line) number(i int) (numberSpan, int) {
	n := numberSpan{span: span{int(l.marks[i].at), int(l.marks[i].end)}}
	for ; ; i++ {
		m := l.marks[i]
		n.end = int(m.end)
		if n.digits++; n.digits <= 9 {
			n.value = n.value*10 + digitOf(m.r)
		} else {
			n.value = -1
		}
		if i+1 == len(l.marks) || l.hanAfter(i) || !isDigit(l.marks[i+1].r) {
			return n, i
		}
	}
}

func digitOf(r rune) int {
	if r >= '０' {
		return int(r - '０')
	}
	return int(r - '0')
}

// joined reports whether two numbers are parts of one date.
func joined(l *line, a, b numberSpan, unit string) bool {
	switch between := squeeze(l.text[a.end:b.start]); between {
	case unit, ".", "．", "-", "/":
		return b.digits <= 2 && (unit == "年" || a.digits <= 2)
	}
	return false
}

func yearText(year int) string { return strconv.Itoa(year) + "年" }
