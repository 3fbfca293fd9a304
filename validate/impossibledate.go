package validate

import (
	"strconv"
	"strings"
	"time"

	"github.com/govdisclosure/annualreport/report"
)

var basisDates = report.Label{
	ZH: "年度报告格式：内容准确",
	EN: "The notice on the format: the content must be accurate",
}

// noSuchDay finds days that no calendar has.
var noSuchDay = &Rule{
	Code:     "DAT001",
	Severity: Warning,
	Title: report.Label{
		ZH: "日期不存在",
		EN: "There is no such day"},
	Message: report.Label{
		ZH: "“%[1]s”不存在（“%[3]s”）。",
		EN: "There is no “%[1]s” (“%[3]s”)."},
	Basis: basisDates,
	Good:  "overview = 2024年2月29日召开会议。",
	Bad:   "overview = 2月30日召开会议。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if l.block == 0 || !strings.Contains(l.text, "月") {
				continue
			}
			for d := range l.calendarDays() {
				if !ctx.Step(1) {
					return nil
				}
				if d.end == d.dayEnd || d.possible(r.Year) {
					continue // 2月30 without 日 is another rule's
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(d.start, d.end)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[d.start:d.end], Args: []any{place.Quote}})
			}
		}
		return findings
	},
}

// calendarDay is a day written with 月, as it is written.
type calendarDay struct {
	year, month, day int // year is 0 where none is written
	dayEnd           int // where the digits of the day end
	span                 // with 日 or 号, where it stands there
}

// calendarDays goes over the days of a line that are written 5月1日, 2024年5月1号 or, with
// a slip, 5月1.
func (l *line) calendarDays() func(yield func(calendarDay) bool) {
	return func(yield func(calendarDay) bool) {
		var before, last numberSpan
		for n := range l.numbers() {
			before2 := before
			before, last = last, n
			if before.digits == 0 || before.digits > 2 || n.digits > 2 || squeeze(l.text[before.end:n.start]) != "月" {
				continue
			}
			d := calendarDay{month: before.value, day: n.value, dayEnd: n.end, span: span{before.start, n.end}}
			if before2.isYear() && squeeze(l.text[before2.end:before.start]) == "年" {
				d.year, d.start = before2.value, before2.start
			}
			rest := strings.TrimLeft(l.text[n.end:], " ")
			for _, unit := range []string{"日", "号"} {
				if strings.HasPrefix(rest, unit) {
					d.end = len(l.text) - len(rest) + len(unit)
				}
			}
			if !yield(d) {
				return
			}
		}
	}
}

// possible reports whether a calendar has the day. Of 29 February without a year it is
// asked whether one of the years that a report speaks of has it.
func (d calendarDay) possible(year int) bool {
	years := []int{d.year}
	if d.year == 0 {
		years = []int{year - 1, year, year + 1}
		if d.month != 2 || d.day != 29 || year == 0 {
			years = []int{2024}
		}
	}
	for _, y := range years {
		if (report.Date{Year: y, Month: time.Month(d.month), Day: d.day}).Valid() {
			return true
		}
	}
	return false
}

// brokenDate finds days of which a part is missing or stands twice: 12月31止, 2024年年1月,
// 20244年, 2024年1日.
var brokenDate = &Rule{
	Code:     "DAT002",
	Severity: Warning,
	Title: report.Label{
		ZH: "日期书写残缺",
		EN: "A part of a date is missing or stands there twice"},
	Message: report.Label{
		ZH: "日期“%[1]s”书写残缺或重复（“%[3]s”）。",
		EN: "The date “%[1]s” lacks a part or has one twice (“%[3]s”)."},
	Basis: basisDates,
	Good:  "overview = 数据自1月1日起，至12月31日止。",
	Bad:   "overview = 数据自1月1日起，至12月31止。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if l.block == 0 || len(l.marks) == 0 || !strings.Contains(l.text, "年") && !strings.Contains(l.text, "月") {
				continue
			}
			if !ctx.Step(len(l.marks)) {
				return nil
			}
			for _, s := range l.brokenDates() {
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(s.start, s.end)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[s.start:s.end], Args: []any{place.Quote}})
			}
		}
		return findings
	},
}

// brokenDates returns the dates of a line that lack a part.
func (l *line) brokenDates() []span {
	var broken []span
	for d := range l.calendarDays() {
		if d.end != d.dayEnd {
			if rest := l.text[d.end:]; startsWithAny(rest, []string{"日", "号"}) {
				broken = append(broken, span{d.start, d.end + len("日")})
			}
			continue
		}
		for _, behind := range []string{"止", "起", "至", "，", "。", "）", "期间"} {
			if strings.HasPrefix(strings.TrimLeft(l.text[d.end:], " "), behind) && d.month >= 1 && d.month <= 12 {
				broken = append(broken, d.span)
				break
			}
		}
	}
	for n := range l.numbers() {
		rest := strings.TrimLeft(l.text[n.end:], " ")
		behind, ok := strings.CutPrefix(rest, "年")
		if !ok {
			continue
		}
		end := len(l.text) - len(behind)
		switch {
		case n.digits == 5 && strings.HasPrefix(l.text[n.start:], "20"):
			broken = append(broken, span{n.start, end})
		case n.isYear() && strings.HasPrefix(behind, "年") && !startsWithAny(behind, []string{"年度", "年报", "年底", "年末", "年初", "年中", "年终", "年均", "年内"}):
			broken = append(broken, span{n.start, end + len("年")})
		case n.isYear() && dayFollows(behind):
			broken = append(broken, span{n.start, end + strings.Index(behind, "日") + len("日")})
		}
	}
	return broken
}

// dayFollows reports whether a day without a month stands at the beginning: 31日.
func dayFollows(s string) bool {
	digits := strings.TrimLeft(s, "0123456789")
	n, err := strconv.Atoi(s[:len(s)-len(digits)])
	return err == nil && n >= 1 && n <= 31 && strings.HasPrefix(digits, "日") && !strings.HasPrefix(digits, "日均")
}
