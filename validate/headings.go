package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

var basisSections = report.Label{
	ZH: "年度报告格式：报告由六个部分组成，各部分的标题和顺序固定",
	EN: "The notice on the format: six sections with fixed titles in a fixed order",
}

const (
	headingsGood = "stated.headings = overview proactive requests disputes problems other_matters"
	headingsKey  = "stated.headings"
)

// missingSection finds sections that the published report leaves out.
var missingSection = &Rule{
	Code:     "FRM001",
	Severity: Warning,
	Title: report.Label{
		ZH: "缺少格式规定的部分",
		EN: "A section of the form is missing"},
	Message: report.Label{
		ZH: "报告缺少“%[2]s”部分。",
		EN: "The section “%[2]s” is missing."},
	Basis: basisSections,
	Good:  headingsGood,
	Bad:   "stated.headings = overview proactive requests problems other_matters",
	Check: func(_ *Context, r *report.Report) []Finding {
		var findings []Finding
		for i := range r.Edition().Sections() {
			if s := &r.Edition().Sections()[i]; headingMissing(r, s) {
				findings = append(findings, Finding{Places: []Place{{Key: s.Key}}, Want: s.Heading()})
			}
		}
		return findings
	},
}

// headingMissing reports whether the headings are known and that of s is not among
// them.
func headingMissing(r *report.Report, s *report.Section) bool {
	for _, h := range r.Stated.Headings {
		if h.Section == s.Key {
			return false
		}
	}
	return r.Stated.Headings != nil
}

// sectionTitle finds headings that are not the form's own.
var sectionTitle = &Rule{
	Code:     "FRM002",
	Severity: Warning,
	Title: report.Label{
		ZH: "部分标题与格式不一致",
		EN: "The heading of a section is not the form's"},
	Message: report.Label{
		ZH: "标题“%[1]s”与格式规定的“%[2]s”不一致。",
		EN: "The heading reads “%[1]s”; in the form it is “%[2]s”."},
	Basis: basisSections,
	Good:  headingsGood,
	Bad:   "stated.headings.problems = 五、存在的主要问题及整改情况",
	Check: func(_ *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, h := range r.Stated.Headings {
			s := r.Edition().Section(h.Section)
			if s != nil && squeeze(h.Text) != s.Heading() {
				findings = append(findings, Finding{
					Places: []Place{{Key: s.Key, Quote: h.Text}}, Got: h.Text, Want: s.Heading()})
			}
		}
		return findings
	},
}

// sectionOrder finds sections that stand out of order or twice.
var sectionOrder = &Rule{
	Code:     "FRM003",
	Severity: Warning,
	Title: report.Label{
		ZH: "各部分顺序与格式不一致或重复",
		EN: "A section stands out of order or twice"},
	Message: report.Label{
		ZH: "“%[1]s”不应排在“%[3]s”之后。",
		EN: "“%[1]s” must not follow “%[3]s”."},
	Basis: basisSections,
	Good:  headingsGood,
	Bad:   "stated.headings = overview requests proactive disputes problems other_matters",
	Check: func(_ *Context, r *report.Report) []Finding {
		var findings []Finding
		last, lastText := -1, ""
		for _, h := range r.Stated.Headings {
			at := sectionIndex(r.Edition(), h.Section)
			switch {
			case at < 0: // the form has no such section; that is another rule's
			case at <= last:
				findings = append(findings, Finding{Places: []Place{{Key: h.Section, Quote: h.Text}},
					Got: h.Text, Args: []any{lastText}})
			default:
				last, lastText = at, h.Text
			}
		}
		return findings
	},
}

// sectionIndex returns the place of a section in the form, -1 where it has none.
func sectionIndex(f *report.Format, key string) int {
	for i := range f.Sections() {
		if f.Sections()[i].Key == key {
			return i
		}
	}
	return -1
}

// strangeSection finds sections that the form does not have.
var strangeSection = &Rule{
	Code:     "FRM004",
	Severity: Warning,
	Title: report.Label{
		ZH: "含有格式以外的部分",
		EN: "A section that the form does not have"},
	Message: report.Label{
		ZH: "“%[1]s”不是格式规定的部分；需要报告的其他内容写入最后一部分。",
		EN: "“%[1]s” is no section of the form; what else is to be reported belongs in the last one."},
	Basis: basisSections,
	Good:  headingsGood,
	Bad:   "stated.headings.? = 七、附件",
	Check: func(_ *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, h := range r.Stated.Headings {
			if h.Section == "" && strings.TrimSpace(h.Text) != "" {
				findings = append(findings, Finding{Places: []Place{{Key: headingsKey, Quote: h.Text}}, Got: h.Text})
			}
		}
		return findings
	},
}
