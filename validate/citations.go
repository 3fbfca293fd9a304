package validate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// instrument is a document that reports cite.
type instrument struct {
	name   string // in full
	short  string // what may stand for it, "" where nothing may
	number string // as it is cited behind the name
	// A name that speaks of the subject and ends with one of the kinds must be meant
	// for it.
	subject string
	kinds   []string
}

// instruments are those that the form and the basis of reports rest on.
func instruments(f *report.Format) []instrument {
	// The name of the form and the number of its notice, as the edition has them.
	_, rest, _ := strings.Cut(f.Notice().ZH, "〈")
	form, rest, _ := strings.Cut(rest, "〉")
	_, number, _ := strings.Cut(rest, "（")
	return []instrument{
		{"中华人民共和国政府信息公开条例", "政府信息公开条例", "国务院令第711号", "信息公开", []string{"条例", "信息公开法"}},
		{"政府信息公开信息处理费管理办法", "", "国办函〔2020〕109号", "处理费", []string{"办法", "规定"}},
		{form, strings.TrimPrefix(form, "中华人民共和国"), strings.TrimSuffix(number, "）"), "公开", []string{"报告格式"}},
	}
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
		for _, c := range ctx.citations() {
			if c.meant != nil && c.is != c.meant {
				findings = append(findings, Finding{Places: []Place{c.place(c.start, c.end)},
					Got: "《" + c.name + "》", Want: "《" + c.meant.name + "》"})
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
		for _, c := range ctx.citations() {
			if c.is == nil {
				continue
			}
			m := citedNumber.FindStringSubmatchIndex(c.text[c.end:min(len(c.text), c.end+longestNumber)])
			if m == nil {
				continue
			}
			start, end := c.end+m[2], c.end+m[3]
			got := c.text[start:end]
			if plainNumber(got) != plainNumber(c.is.number) {
				findings = append(findings, Finding{Places: []Place{c.place(start, end)},
					Got: got, Want: c.is.number, Args: []any{c.is.name}})
			}
		}
		return findings
	},
}

// longestNumber is the length in bytes up to which the number behind a title is looked
// for.
const longestNumber = 300

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
	return plainBrackets.Replace(s)
}

var plainBrackets = strings.NewReplacer(" ", "", "\u00a0", "", "第", "", "[", "〔", "]", "〕", "（", "〔", "）", "〕", "(", "〔", ")", "〕",
	"【", "〔", "】", "〕", "［", "〔", "］", "〕")

// citation is the title of a document in 《》 or, within another, in 〈〉.
type citation struct {
	*line
	span        // the marks of the title included
	name string // without them, without spaces and a remark in brackets behind
	// is is the instrument that the name is rightly that of, and meant the one that
	// it must be meant for; nil for none.
	is, meant *instrument
}

// citations returns the titles that speak of disclosure or of the fee. They are found
// once.
func (c *Context) citations() []citation {
	if c.cited == nil {
		c.cited = []citation{}
		known := instruments(c.report.Edition())
		for _, l := range c.prose() {
			if c.err != nil {
				return nil
			}
			if l.block > 0 && strings.ContainsRune(l.text, '《') {
				c.cited = appendCitations(c.cited, l, known)
			}
		}
	}
	return c.cited
}

// citationSize is what is charged for one, in bytes.
const citationSize = 160

func appendCitations(cited []citation, l *line, known []instrument) []citation {
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
				if !l.ctx.Step(s.end-s.start) || !l.ctx.Grow(citationSize) {
					return nil
				}
				if title := l.text[s.start:s.end]; strings.Contains(title, "公开") || strings.Contains(title, "处理费") {
					name := titleName(title)
					cited = append(cited, citation{l, s, name, named(name, known), meant(name, known)})
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

// named returns the instrument that a name is rightly that of, nil for none.
func named(name string, known []instrument) *instrument {
	for i := range known {
		if name != "" && (name == known[i].name || name == known[i].short) {
			return &known[i]
		}
	}
	return nil
}

// meant returns the instrument that a name must be meant for, nil for none.
func meant(name string, known []instrument) *instrument {
	if containsAny(name, []string{"省", "市", "自治区", "县", "州", "实施", "贯彻", "学习", "关于"}) {
		return nil
	}
	for i := range known {
		ends := func(kind string) bool { return strings.HasSuffix(name, kind) }
		if k := &known[i]; k.name != "" && strings.Contains(name, k.subject) && slices.ContainsFunc(k.kinds, ends) {
			return k
		}
	}
	return nil
}
