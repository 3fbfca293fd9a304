package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// documentNumber finds numbers of documents in which the year does not stand in 〔〕,
// or the number has a 第 or zeros before it.
var documentNumber = &Rule{
	Code:     "STY001",
	Severity: Hint,
	Title: report.Label{
		ZH: "发文字号书写不规范",
		EN: "The number of a document is not written by the standard"},
	Message: report.Label{
		ZH: "发文字号“%[1]s”应写作“%[2]s”。",
		EN: "The document number “%[1]s” is written “%[2]s”."},
	Basis: report.Label{
		ZH: "GB/T 9704—2012 7.2.5：年份用六角括号〔〕括入，发文顺序号不加“第”字、不编虚位",
		EN: "GB/T 9704-2012, 7.2.5: the year in 〔〕, the number without 第 and leading zeros"},
	Good: "overview = 印发政办发〔2024〕21号文件。",
	Bad:  "overview = 印发政办发[2024]21号文件。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		for _, l := range ctx.prose() {
			for k := range l.marks {
				if !ctx.Step(1) {
					return nil
				}
				if !strings.ContainsRune(numberOpens, l.marks[k].r) || !l.hanBefore(k) {
					continue
				}
				if end, want := l.documentNumber(k); end > 0 {
					if start := int(l.marks[k].at); l.text[start:end] != want {
						findings = append(findings, Finding{Places: []Place{l.place(start, end)},
							Got: l.text[start:end], Want: want})
					}
				}
			}
		}
		return findings
	},
}

// The brackets that are found around the year of a document's number, in pairs.
const (
	numberOpens  = "〔[(（【［〈《{﹝"
	numberCloses = "〕])）】］〉》}﹞"
)

// documentNumber reads the number of a document from the bracket at the k-th mark to
// 号. It returns where it ends and how it is to be written, or 0 where there is none.
func (l *line) documentNumber(k int) (end int, want string) {
	i := l.skipSpace(k + 1)
	if i >= len(l.marks) || l.hanAfter(k) || !isDigit(l.marks[i].r) {
		return 0, ""
	}
	year, i := l.number(i)
	i = l.skipSpace(i + 1)
	if !year.isYear() || i >= len(l.marks) || squeeze(l.text[year.end:l.marks[i].at]) != "" ||
		!strings.ContainsRune(numberCloses, l.marks[i].r) {
		return 0, ""
	}
	behind := int(l.marks[i].end)
	i = l.skipSpace(i + 1)
	if i >= len(l.marks) || !isDigit(l.marks[i].r) {
		return 0, ""
	}
	if between := squeeze(l.text[behind:l.marks[i].at]); between != "" && between != "第" {
		return 0, ""
	}
	n, _ := l.number(i)
	digits := strings.TrimLeft(l.text[n.start:n.end], "0")
	rest := strings.TrimLeft(l.text[n.end:], " ")
	if !strings.HasPrefix(rest, "号") || digits == "" {
		return 0, ""
	}
	return len(l.text) - len(rest) + len("号"), "〔" + l.text[year.start:year.end] + "〕" + digits + "号"
}

// skipSpace returns the first mark from the k-th on that is no space.
func (l *line) skipSpace(k int) int {
	for k < len(l.marks) && l.marks[k].r == ' ' {
		k++
	}
	return k
}
