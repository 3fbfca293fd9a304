package validate

import (
	"regexp"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// instrument is a document that reports cite.
type instrument struct {
	name   string // in full
	short  string // what may stand for it, "" where nothing may
	number string // as it is cited behind the name
}

// instruments are those that the form and the basis of reports rest on.
func instruments(f *report.Format) [3]instrument {
	return [3]instrument{
		{"中华人民共和国政府信息公开条例", "政府信息公开条例", "国务院令第711号"},
		{"政府信息公开信息处理费管理办法", "", "国办函〔2020〕109号"},
		noticeOf(f),
	}
}

// noticeOf takes the name of the form and the number of its notice from the edition.
func noticeOf(f *report.Format) instrument {
	notice := f.Notice().ZH
	_, rest, _ := strings.Cut(notice, "〈")
	name, rest, _ := strings.Cut(rest, "〉")
	_, number, _ := strings.Cut(rest, "（")
	return instrument{name, strings.TrimPrefix(name, "中华人民共和国"), strings.TrimSuffix(number, "）")}
}

var basisCitation = report.Label{
	ZH: "所引文件的名称和文号以原文为准",
	EN: "Documents are cited by their own names and numbers",
}

// wrongName finds the regulation, the measures on the fee and the format cited by
// names that are not theirs. Rules of provinces, whose names are alike, are left
// alone.
var wrongName = &Rule{
	Code:     "CIT001",
	Severity: Warning,
	Title: report.Label{
		ZH: "所引法规文件名称有误",
		EN: "A regulation or notice is cited by a wrong name"},
	Message: report.Label{
		ZH: "“%[1]s”名称有误，应为“%[2]s”。",
		EN: "“%[1]s” is not its name, which is “%[2]s”."},
	Basis: basisCitation,
	Good:  "opening = 依据《中华人民共和国政府信息公开条例》编制。",
	Bad:   "opening = 依据《中华人民共和国信息公开条例》编制。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		known := instruments(r.Edition())
		for _, c := range ctx.citations() {
			if i := c.cites(); i >= 0 && known[i].name != "" {
				if c.is(&known) != i {
					findings = append(findings, Finding{Places: []Place{c.place(c.start, c.end)},
						Got: "《" + c.name + "》", Want: "《" + known[i].name + "》"})
				}
			}
		}
		return findings
	},
}

// wrongNumber finds those documents cited with a number that is not theirs, as that
// of a version that is no longer in force.
var wrongNumber = &Rule{
	Code:     "CIT002",
	Severity: Warning,
	Title: report.Label{
		ZH: "所引法规文件的文号有误",
		EN: "A regulation or notice is cited with a wrong number"},
	Message: report.Label{
		ZH: "“%[3]s”的文号写作“%[1]s”，应为“%[2]s”。",
		EN: "“%[3]s” is cited as “%[1]s”; its number is “%[2]s”."},
	Basis: basisCitation,
	Good:  "opening = 依据《中华人民共和国政府信息公开条例》（国务院令第711号）编制。",
	Bad:   "opening = 依据《中华人民共和国政府信息公开条例》（国务院令第492号）编制。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		var findings []Finding
		known := instruments(r.Edition())
		for _, c := range ctx.citations() {
			i := c.is(&known)
			if i < 0 {
				continue
			}
			m := citedNumber.FindStringSubmatchIndex(c.text[c.end:])
			if m == nil {
				continue
			}
			start, end := c.end+m[2], c.end+m[3]
			got := c.text[start:end]
			if plainNumber(got) != plainNumber(known[i].number) {
				findings = append(findings, Finding{Places: []Place{c.place(start, end)},
					Got: got, Want: known[i].number, Args: []any{known[i].name}})
			}
		}
		return findings
	},
}

// citedNumber is the number in the brackets behind a title.
var citedNumber = regexp.MustCompile(`^[》〉]?(?:的通知》?)?\s*[（(]\s*([^（）()，,；;。]*?[0-9０-９]+\s*号令?)`)

// plainNumber leaves of a number what tells it from another: which brackets are right
// is another rule's, and 国务院令第711号 is also written 第711号国务院令.
func plainNumber(s string) string {
	if strings.Contains(s, "令") {
		s = strings.Map(func(r rune) rune {
			if isDigit(r) {
				return rune('0' + digitOf(r))
			}
			return -1
		}, s)
		return "令" + s
	}
	return strings.NewReplacer(" ", "", "\u00a0", "", "第", "", "[", "〔", "]", "〕", "（", "〔", "）", "〕", "(", "〔", ")", "〕",
		"【", "〔", "】", "〕", "［", "〔", "］", "〕").Replace(s)
}

// citation is the title of a document in 《》 or, within another, in 〈〉.
type citation struct {
	*line
	span        // the marks of the title included
	name string // without them, without spaces and a remark in brackets behind
}

// citations returns the titles that speak of disclosure or of the fee. They are found
// once.
func (c *Context) citations() []citation {
	if c.cited == nil {
		c.cited = []citation{}
		lines := c.prose()
		for i := range lines {
			if l := &lines[i]; l.block > 0 && strings.ContainsRune(l.text, '《') {
				c.cited = appendCitations(c.cited, l)
			}
		}
	}
	return c.cited
}

func appendCitations(cited []citation, l *line) []citation {
	var open [8]int // where the titles begin that are open, one within another
	depth := 0
	for k := range l.marks {
		m := l.marks[k]
		switch m.r {
		case '《', '〈':
			if depth < len(open) {
				open[depth] = int(m.at)
			}
			depth++
		case '》', '〉':
			if depth == 0 {
				continue
			}
			if depth--; depth < len(open) {
				s := span{open[depth], int(m.end)}
				if title := l.text[s.start:s.end]; strings.Contains(title, "公开") || strings.Contains(title, "处理费") {
					cited = append(cited, citation{l, s, titleName(title)})
				}
			}
		}
	}
	return cited
}

// titleName returns a title without its marks, spaces and a remark in brackets behind.
func titleName(title string) string {
	name := squeeze(title[len("《") : len(title)-len("》")])
	for _, bracket := range []string{"（", "("} {
		if i := strings.Index(name, bracket); i > 0 {
			name = name[:i]
		}
	}
	return name
}

// cites returns which of the instruments a title must be meant for, -1 for none.
func (c citation) cites() int {
	name := c.name
	for _, area := range []string{"省", "市", "自治区", "县", "州", "实施", "贯彻", "学习", "关于"} {
		if strings.Contains(name, area) {
			return -1
		}
	}
	switch {
	case strings.Contains(name, "信息公开") && (strings.HasSuffix(name, "条例") || strings.HasSuffix(name, "信息公开法")):
		return 0
	case strings.Contains(name, "处理费") && (strings.HasSuffix(name, "办法") || strings.HasSuffix(name, "规定")):
		return 1
	case strings.Contains(name, "公开") && strings.HasSuffix(name, "报告格式"):
		return 2
	}
	return -1
}

// is returns which of the instruments a title is rightly that of, -1 for none.
func (c citation) is(known *[3]instrument) int {
	for i := range known {
		if c.name == known[i].name || c.name != "" && c.name == known[i].short {
			return i
		}
	}
	return -1
}
