package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// wrongNotice finds numbers of the notices and the regulation that are slips wherever they
// stand, with a title before them or without.
var wrongNotice = &Rule{
	Code:     "CIT003",
	Severity: Warning,
	Title: report.Label{
		ZH: "所引通知或条例的文号有笔误",
		EN: "A slip in the number of a notice or of the regulation"},
	Message: report.Label{
		ZH: "“%[1]s”有误，应为“%[2]s”（“%[3]s”）。",
		EN: "“%[1]s” is a slip for “%[2]s” (“%[3]s”)."},
	Basis: basisCitation,
	Good:  "opening = 按照国办公开办函〔2021〕30号文件要求编制。",
	Bad:   "opening = 按照国办公开办涵〔2021〕30号文件要求编制。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.Contains(l.text, "国办") && !strings.Contains(l.text, "711") {
				continue
			}
			if !ctx.Step(len(slips) * len(l.text)) {
				return nil
			}
			for _, slip := range slips {
				for at := 0; ; {
					start, end := findLoose(l.text, slip.got, at)
					if end == 0 {
						break
					}
					at = end
					if !ctx.Grow(findingSize) {
						return nil
					}
					place := l.place(start, end)
					findings = append(findings, Finding{Places: []Place{place}, Got: l.text[start:end], Want: slip.want, Args: []any{place.Quote}})
				}
			}
		}
		return findings
	},
}

// slips are ways in which numbers are mistaken that no document has, and what is meant.
var slips = []struct{ got, want string }{
	{"国办公开办涵", "国办公开办函"},
	{"国办公办函", "国办公开办函"},
	{"国办政务公开办函", "国办公开办函"},
	{"国办信息公开办函", "国办公开办函"},
	{"国办发〔2021〕30号", "国办公开办函〔2021〕30号"},
	{"国办函〔2021〕30号", "国办公开办函〔2021〕30号"},
	{"国办发〔2019〕60号", "国办公开办函〔2019〕60号"},
	{"国办函〔2019〕60号", "国办公开办函〔2019〕60号"},
	{"国办发〔2020〕109号", "国办函〔2020〕109号"},
	{"国办公开办函〔2020〕109号", "国办函〔2020〕109号"},
	{"第711条", "第711号"},
	{"第711条例", "第711号"},
}

// findLoose returns where a text has a word from a place on, whatever brackets stand around
// the year and with spaces anywhere in it; 0 for the end where it has not. A number behind
// a title in brackets is another rule's.
func findLoose(s, word string, from int) (start, end int) {
	first := word[:len("国")]
	for at := from; ; {
		i := strings.Index(s[at:], first)
		if i < 0 {
			return 0, 0
		}
		start = at + i
		at = start + len(first)
		rest := s[start:]
		matched := true
		for _, w := range word {
			rest = strings.TrimLeft(rest, " \u00a0")
			r := []rune(rest[:min(len(rest), 4)])
			if len(r) == 0 || !sameMark(r[0], w) {
				matched = false
				break
			}
			rest = rest[len(string(r[0])):]
		}
		if matched {
			return start, len(s) - len(rest)
		}
	}
}

// sameMark reports whether two characters are the same, the kind of a bracket aside.
func sameMark(got, want rune) bool {
	switch want {
	case '〔':
		return strings.ContainsRune("〔[(（【［﹝", got)
	case '〕':
		return strings.ContainsRune("〕])）】］﹞", got)
	}
	return got == want || want < 0x80 && got-0xFEE0 == want
}

// firstYearOf2021 is the first year that is reported on in the form of 2021.
const firstYearOf2021 = 2021

// supersededNotice finds reports in the form of 2021 that rest on the notice of 2019.
var supersededNotice = &Rule{
	Code:     "CIT004",
	Severity: Hint,
	Title: report.Label{
		ZH: "依据已被取代的年度报告格式通知",
		EN: "The report rests on a notice that was superseded"},
	Message: report.Label{
		ZH: "“%[1]s”已由“%[2]s”取代（“%[3]s”）。",
		EN: "“%[1]s” was superseded by “%[2]s” (“%[3]s”)."},
	Basis: basisCitation,
	Good:  "opening = 按照国办公开办函〔2021〕30号文件要求编制。",
	Bad:   "opening = 按照国办公开办函〔2019〕60号文件要求编制。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if r.Year < firstYearOf2021 {
			return nil
		}
		for _, l := range ctx.text("opening") {
			if !ctx.Step(len(l.text)) {
				return nil
			}
			if start, end := findLoose(l.text, "国办公开办函〔2019〕60号", 0); end > 0 {
				place := l.place(start, end)
				return []Finding{{Places: []Place{place}, Got: l.text[start:end], Want: "国办公开办函〔2021〕30号", Args: []any{place.Quote}}}
			}
		}
		return nil
	},
}
