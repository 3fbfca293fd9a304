package validate

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

var basisOpening = report.Label{
	ZH: "惯例：开头的机关名称、年度与报告一致",
	EN: "Convention: the opening names the office and the year of the report",
}

// openingYear finds openings that call the report one of another year.
var openingYear = &Rule{
	Code:     "FRM012",
	Severity: Warning,
	Title: report.Label{
		ZH: "开头所称报告的年度与报告年度不一致",
		EN: "The opening calls the report one of another year"},
	Message: report.Label{
		ZH: "开头称“%[1]s”，而本报告的年度为%[2]s。",
		EN: "The opening says “%[1]s”; this is the report of %[2]s."},
	Basis: basisOpening,
	Good:  "opening = 现将2024年政府信息公开工作年度报告公布如下。",
	Bad:   "opening = 现将2023年政府信息公开工作年度报告公布如下。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		if !ctx.dated() {
			return nil
		}
		for _, l := range ctx.text("opening") {
			k, depth := 0, 0
			for n := range l.numbers() {
				if !ctx.Step(1) {
					return nil
				}
				for ; k < len(l.marks) && int(l.marks[k].at) < n.start; k++ {
					depth = inTitle(depth, l.marks[k].r)
				}
				if !n.isYear() || n.value == r.Year || depth > 0 {
					continue
				}
				if end := namesReport(l.text, n.end); end > 0 {
					findings = append(findings, Finding{Places: []Place{l.place(n.start, end)},
						Got: l.text[n.start:end], Want: yearText(r.Year)})
				}
			}
		}
		return findings
	},
}

// inTitle returns how many titles are open behind a mark, of those open before it. What
// stands within one is of another document.
func inTitle(depth int, r rune) int {
	switch {
	case r == '《':
		return depth + 1
	case r == '》' && depth > 0:
		return depth - 1
	}
	return depth
}

// namesReport reports whether the words behind a year name the report of that year,
// by returning where they end.
func namesReport(s string, at int) int {
	rest := s[at:]
	for _, word := range []string{"年政府信息公开工作", "年度政府信息公开工作", "年政府信息公开年度报告", "年度报告", "年年度报告", "年报告"} {
		if strings.HasPrefix(rest, word) {
			if word = word + "年度报告"; strings.HasPrefix(rest, word) {
				return at + len(word)
			}
			return at + len(strings.TrimSuffix(word, "年度报告"))
		}
	}
	return 0
}

// openingOffice finds departments' openings that send questions to another office.
var openingOffice = &Rule{
	Code:     "FRM013",
	Severity: Warning,
	Title: report.Label{
		ZH: "开头所写的机关名称与报告机关不一致",
		EN: "The opening names another office"},
	Message: report.Label{
		ZH: "开头写“%[1]s”，而报告机关为“%[2]s”。",
		EN: "The opening names “%[1]s”; the office is “%[2]s”."},
	Basis: basisOpening,
	Good:  "opening = 如有疑问，请与淄博市国防动员办公室联系。",
	Bad:   "opening = 如有疑问，请与淄博市人民防空办公室联系。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		office := squeeze(r.Office)
		if office == "" || r.OfGovernment() {
			return nil // an office of its own answers for a government
		}
		var findings []Finding
		for _, l := range ctx.text("opening") {
			if m := l.asked(); m != nil {
				if !ctx.Step(8 * len(office)) { // for each end of a name
					return nil
				}
				name := l.text[m[2]:m[3]]
				if !namesOffice(name, office) {
					findings = append(findings, Finding{Places: []Place{l.place(m[2], m[3])}, Got: name, Want: r.Office})
				}
			}
		}
		return findings
	},
}

// askOffice is a full name of an organ to which questions are sent: with its area and
// what organs are called.
var askOffice = regexp.MustCompile(`请?(?:与|同|向|联系)(\p{Han}{1,12}[省市区县州盟旗]\p{Han}{2,20}(?:局|委|厅|办公室|委员会))(?:进行|取得)?(?:联系|咨询|查询|反映)`)

// The window in bytes in which such a name is looked for at a time, and the length up to
// which it is found where a window ends.
const (
	askWindow  = 1 << 14
	longestAsk = 3 * 48
)

// asked returns where askOffice matches first in a line, nil where it does not.
func (l *line) asked() []int {
	for from := 0; from < len(l.text); from += askWindow {
		if !l.ctx.Step(askWindow) {
			return nil
		}
		to := min(len(l.text), from+askWindow+longestAsk)
		if m := askOffice.FindStringSubmatchIndex(l.text[from:to]); m != nil {
			for i := range m {
				m[i] += from
			}
			return m
		}
	}
	return nil
}

// namesOffice reports whether a name is that of the office, short or in full, with the
// area above it before or a unit of it behind: 某市住建局办公室 is a unit of
// 某市住房和城乡建设局.
func namesOffice(name, office string) bool {
	for i, r := range name {
		if strings.ContainsRune("局委厅办室会", r) && abbreviates(name[:i+utf8.RuneLen(r)], office) {
			return true
		}
	}
	return abbreviates(office, name)
}

// abbreviates reports whether the characters of short stand in long in their order,
// as those of 市国动办 do in 某市国防动员办公室.
func abbreviates(short, long string) bool {
	for _, r := range long {
		if first, size := utf8.DecodeRuneInString(short); size > 0 && first == r {
			short = short[size:]
		}
	}
	return short == ""
}
