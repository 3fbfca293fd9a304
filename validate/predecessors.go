package validate

import (
	"slices"
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/width"
)

var basisPredecessor = report.Label{
	ZH: "与上年衔接的核对以同一机关上一年度的报告为准",
	EN: "What follows from last year is checked against the same office's report of the year before",
}

// stray is a report that was given as one of an earlier year and is none.
type stray struct {
	number int // among those given, from 1
	report *report.Report
	why    strayReason
}

type strayReason int

const (
	strayNothing strayReason = iota // there is no report
	strayYear                       // of the same year
	strayLater                      // of a later year, or of none
	strayOffice                     // of another office
	strayTwice                      // of a year that another is of
)

// sortOut tells the reports of earlier years among those given from what is none. One of
// another office is one where the rule that finds it is silenced: offices are renamed.
func (c *Context) sortOut(silences []Silence) {
	renamed := slices.ContainsFunc(silences, func(s Silence) bool {
		return s.Code == otherOffice.Code && (s.Where == "" || s.Where == "office")
	})
	years := map[int]bool{}
	for i, p := range c.given {
		s := stray{number: i + 1, report: p}
		switch {
		case p == nil:
			s.why = strayNothing
		case !c.dated():
			continue // nothing is earlier than a year that is not known
		case p.Year == c.report.Year:
			s.why = strayYear
		case p.Year > c.report.Year || !isReportYear(p.Year):
			s.why = strayLater
		case !sameOffice(p.Office, c.report.Office):
			s.why = strayOffice
		case years[p.Year]:
			s.why = strayTwice
		}
		if s.why == strayNothing && p != nil || s.why == strayOffice && renamed {
			years[p.Year] = true
			c.Previous = append(c.Previous, p)
		}
		if s.why != strayNothing || p == nil {
			c.strays = append(c.strays, s)
		}
	}
	slices.SortStableFunc(c.Previous, func(a, b *report.Report) int { return b.Year - a.Year })
}

// sameOffice reports whether two names are of one office: white space and the width of
// brackets and digits aside. A report that says no name may be of any; one that is given
// beside it must say so.
func sameOffice(given, own string) bool {
	return officeKey(own) == "" || officeKey(given) == officeKey(own)
}

// officeKey returns of a name what tells it from others.
func officeKey(name string) string {
	return roundBrackets.Replace(width.Fold.String(squeeze(name)))
}

var roundBrackets = strings.NewReplacer("[", "(", "]", ")", "【", "(", "】", ")", "〔", "(", "〕", ")", "〈", "(", "〉", ")")

// reportName names a report that was given beside the one under check, as the subject of a
// sentence: by its office and year, or by its number where it does not say one of them.
func reportName(r *report.Report, number int) report.Label {
	var l report.Label
	if office := strings.TrimSpace(r.Office); office != "" {
		l = report.Label{ZH: "“" + office + "”", EN: "The report of “" + office + "”"}
	} else {
		l = report.Label{ZH: "第" + strconv.Itoa(number) + "份（机关名称不明）", EN: "Report no. " + strconv.Itoa(number) + ", whose office is not known,"}
	}
	if isReportYear(r.Year) {
		l.ZH += strconv.Itoa(r.Year) + "年的报告"
		l.EN += " for " + strconv.Itoa(r.Year)
	} else {
		l.ZH += "未写明年度的报告"
		l.EN += " without a year"
	}
	return l
}

// placeOf returns a field of a report that was given beside the one under check as a
// place.
func placeOf(r *report.Report, number int, key string) Place {
	p := Place{Key: key, Number: number}
	if r != nil {
		p.Office, p.Year = strings.TrimSpace(r.Office), r.Year
		if p.Office != "" {
			p.Number = 0
		}
	}
	return p
}

// strayed makes a finding of each report that is none of an earlier year for a reason.
func (c *Context) strayed(why strayReason, key string, args ...any) []Finding {
	var findings []Finding
	for _, s := range c.strays {
		if s.why != why {
			continue
		}
		if !c.Grow(findingSize) {
			return nil
		}
		f := Finding{Places: []Place{placeOf(s.report, s.number, key)}}
		if s.report == nil {
			f.Args = []any{report.Label{ZH: "第" + strconv.Itoa(s.number) + "份", EN: "no. " + strconv.Itoa(s.number)}}
		} else {
			f.Args = []any{reportName(s.report, s.number)}
		}
		f.Args = append(f.Args, args...)
		findings = append(findings, f)
	}
	return findings
}

// sameYear finds reports given as last year's that are of the very year.
var sameYear = &Rule{
	Code:     "YTY008",
	Severity: Warning,
	Title: report.Label{
		ZH: "所给的往年报告与本报告同年",
		EN: "What is given as an earlier report is of the same year"},
	Message: report.Label{
		ZH: "%[3]s与本报告是同一年度的，不是往年报告，未据以核对。",
		EN: "%[3]s is of the same year as this one; it is no earlier report, and nothing was compared with it."},
	Basis: basisPredecessor,
	Good:  "previous.year = 2023",
	Bad:   "previous.year = 2024",
	Check: func(ctx *Context, _ *report.Report) []Finding { return ctx.strayed(strayYear, "year") },
}

// laterYear finds reports given as last year's that are of a later year, or of none.
var laterYear = &Rule{
	Code:     "YTY009",
	Severity: Warning,
	Title: report.Label{
		ZH: "所给的往年报告晚于本报告，或者没有年度",
		EN: "What is given as an earlier report is of a later year, or of none"},
	Message: report.Label{
		ZH: "%[3]s不早于本报告的年度（%[4]s年），不是往年报告，未据以核对。",
		EN: "%[3]s is not of a year before %[4]s; it is no earlier report, and nothing was compared with it."},
	Basis: basisPredecessor,
	Good:  "previous.year = 2023",
	Bad:   "previous.year = 2025",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.strayed(strayLater, "year", strconv.Itoa(r.Year))
	},
}

// yearMissing finds that the report of the year before is not among those given.
var yearMissing = &Rule{
	Code:     "YTY010",
	Severity: Warning,
	Title: report.Label{
		ZH: "所给的往年报告缺少上一年度的",
		EN: "The report of the year before is not among the earlier ones"},
	Message: report.Label{
		ZH: "所给的往年报告中最近的是%[1]s年的，缺少%[2]s年的，未能核对与上年的衔接。",
		EN: "The latest of the earlier reports is of %[1]s; that of %[2]s is missing, and what follows from it was not checked."},
	Basis: basisPredecessor,
	Good:  "previous.year = 2023",
	Bad:   "previous.year = 2022",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if len(ctx.Previous) == 0 || ctx.Last() != nil {
			return nil
		}
		latest := ctx.Previous[0]
		return []Finding{{Places: []Place{placeOf(latest, slices.Index(ctx.given, latest)+1, "year")},
			Got: strconv.Itoa(latest.Year), Want: strconv.Itoa(r.Year - 1)}}
	},
}

// otherOffice finds reports given as last year's that are of another office.
var otherOffice = &Rule{
	Code:     "YTY011",
	Severity: Warning,
	Title: report.Label{
		ZH: "所给的往年报告是另一机关的",
		EN: "What is given as an earlier report is another office's"},
	Message: report.Label{
		ZH: "%[3]s不是“%[4]s”的，未据以核对；机关更名的，请确认后不再提示。",
		EN: "%[3]s is not of “%[4]s”, and nothing was compared with it; where the office was renamed, silence this."},
	Basis: basisPredecessor,
	Good:  "previous.year = 2023",
	Bad:   "previous.office = 某某市某某局",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.strayed(strayOffice, "office", r.Office)
	},
}

// givenTwice finds earlier reports that are given twice, and places where none is given.
var givenTwice = &Rule{
	Code:     "YTY012",
	Severity: Warning,
	Title: report.Label{
		ZH: "所给的往年报告重复或为空",
		EN: "An earlier report is given twice, or is none"},
	Message: report.Label{
		ZH: "所给的往年报告中，%[3]s%[4]s。",
		EN: "Of the earlier reports, %[3]s %[4]s."},
	Basis: basisPredecessor,
	Good:  "previous.year = 2023\nprevious2.year = 2022",
	Bad:   "previous.year = 2023\nprevious2.year = 2023",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		return slices.Concat(
			ctx.strayed(strayTwice, "year", report.Label{ZH: "与另一份同年，未据以核对", EN: "is of the same year as another, and nothing was compared with it"}),
			ctx.strayed(strayNothing, "", report.Label{ZH: "为空", EN: "is empty"}))
	},
}
