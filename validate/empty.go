package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

var basisWhole = report.Label{
	ZH: "年度报告格式：报告内容不能遗漏，不得敷衍塞责",
	EN: "The notice on the format: the content must omit nothing and must not go through the motions",
}

// textSections returns the sections that are a text.
func textSections(f *report.Format) []*report.Section {
	var sections []*report.Section
	for i := range f.Sections() {
		if s := &f.Sections()[i]; s.Table == nil {
			sections = append(sections, s)
		}
	}
	return sections
}

// emptySection finds sections without a text.
var emptySection = &Rule{
	Code:     "FRM014",
	Severity: Warning,
	Title: report.Label{
		ZH: "文字部分没有内容",
		EN: "A section of text is empty"},
	Message: report.Label{
		ZH: "“%[3]s”部分没有内容。",
		EN: "The section “%[3]s” is empty."},
	Basis: basisWhole,
	Good:  "problems = 今后将继续改进。",
	Bad:   "problems =",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, s := range textSections(r.Edition()) {
			if !headingMissing(r, s) && !anyContent(ctx.text(s.Key)) {
				findings = append(findings, Finding{Places: []Place{{Key: s.Key}}, Args: []any{s.Title}})
			}
		}
		return findings
	},
}

func anyContent(lines []*line) bool {
	for _, l := range lines {
		if strings.TrimSpace(l.text) != "" {
			return true
		}
	}
	return false
}

// The number of characters below which a text cannot have said what its section
// asks for.
const (
	shortestOverview = 60
	shortestProblems = 15
)

// saysNothing finds overviews and problems that are a word or two.
var saysNothing = &Rule{
	Code:     "FRM015",
	Severity: Warning,
	Title: report.Label{
		ZH: "内容空泛，未作实质说明",
		EN: "A section says nothing"},
	Message: report.Label{
		ZH: "“%[3]s”部分只写了“%[1]s”，未作实质说明。",
		EN: "All that the section “%[3]s” says is “%[1]s”."},
	Basis: basisWhole,
	Good:  "problems = 一是公开不够及时。今后将逐月检查栏目更新情况。",
	Bad:   "problems =\nproblems = 无。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		for _, short := range []struct {
			key     string
			fewer   int
			nothing []string
		}{{"overview", shortestOverview, nil}, {"problems", shortestProblems, noProblems}} {
			s, lines := r.Edition().Section(short.key), ctx.text(short.key)
			if s == nil {
				ctx.NotApplied(without(r.Edition(), short.key))
			}
			if s == nil || len(lines) == 0 {
				continue
			}
			if tooLittle(lines, short.fewer, short.nothing) {
				l := lines[0]
				findings = append(findings, Finding{Places: []Place{l.place(0, len(l.text))},
					Got: l.text, Args: []any{s.Title}})
			}
		}
		return findings
	},
}

// tooLittle reports whether a section has fewer characters than it takes to say
// something, or few more and among them words that deny that there is anything.
func tooLittle(lines []*line, fewer int, denials []string) bool {
	n := 0
	for _, l := range lines {
		n += utf8.RuneCountInString(l.text)
	}
	return n < fewer || n < 3*fewer && anyLine(lines, denials)
}

// noProblems are the words of a section on problems that denies there are any.
var noProblems = []string{"无问题", "不存在问题", "无明显问题", "没有问题", "不存在明显问题", "不存在突出问题", "未发现问题", "没有发现问题", "无突出问题", "不存在主要问题"}

// bareHeading finds headings of the overview below which nothing stands before the
// next of their level.
var bareHeading = &Rule{
	Code:     "FRM016",
	Severity: Warning,
	Title: report.Label{
		ZH: "小标题下没有内容",
		EN: "Nothing stands below a heading"},
	Message: report.Label{
		ZH: "小标题“%[1]s”下没有内容。",
		EN: "Nothing stands below the heading “%[1]s”."},
	Basis: basisWhole,
	Needs: []string{"overview"},
	Good:  "overview = （六）其他情况。全年开展调研1次。",
	Bad:   "overview = （六）监督保障情况",
	Check: func(ctx *Context, r *report.Report) []Finding {
		lines := ctx.text("overview")
		var findings []Finding
		for i, l := range lines {
			if l.level == 0 || l.head < len(l.text) || !namesTopic(l.text) {
				continue
			}
			if i+1 == len(lines) || lines[i+1].level > 0 && lines[i+1].level <= l.level {
				findings = append(findings, Finding{Places: []Place{l.place(0, len(l.text))}, Got: l.text})
			}
		}
		return findings
	},
}

// namesTopic reports whether a numbered line is the heading of a topic, and neither an
// item of a list nor a sentence that says something of the topic.
func namesTopic(s string) bool {
	s = strings.TrimSuffix(s, "。")
	if strings.ContainsAny(s, "，：:,") || utf8.RuneCountInString(s) > longestTopic {
		return false
	}
	for k := range topics {
		if strings.HasSuffix(s, topics[k].name.ZH) {
			return true
		}
	}
	return strings.HasSuffix(s, "情况") || strings.HasSuffix(s, "方面")
}

// longestTopic is the number of characters up to which a line can be the heading of a
// topic.
const longestTopic = 20
