package validate

import (
	"strings"

	"github.com/govdisclosure/annualreport/report"
	"golang.org/x/text/width"
)

var basisFigure = report.Label{
	ZH: "年度报告格式：表内为数量和金额",
	EN: "The form: its cells hold numbers and amounts",
}

// notFigure finds cells in which something stands that is no figure.
var notFigure = &Rule{
	Code:     "SUM004",
	Severity: Error,
	Title: report.Label{
		ZH: "数据栏内不是有效数字",
		EN: "A cell of figures holds what is no figure"},
	Message: report.Label{
		ZH: "“%[3]s”填写的是“%[1]s”，不是有效的数字。",
		EN: "“%[3]s” holds “%[1]s”, which is no figure."},
	Basis: basisFigure,
	Good:  "requests.new.total = 22",
	Bad:   "requests.new.total = 2Z",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.texts(func(c *cell) (want string, found bool) {
			_, readable := readFigure(c.figure, c.text)
			return "", !readable
		})
	},
}

// oddFigure finds cells in which a mark or another notation stands for a figure.
var oddFigure = &Rule{
	Code:     "SUM005",
	Severity: Warning,
	Title: report.Label{
		ZH: "数据栏内以符号、文字或其他写法代替阿拉伯数字",
		EN: "A mark or another notation stands where digits belong"},
	Message: report.Label{
		ZH: "“%[3]s”填写的是“%[1]s”，应填阿拉伯数字%[2]s。",
		EN: "“%[3]s” holds “%[1]s”; write %[2]s in plain digits."},
	Basis: basisFigure,
	Good:  "proactive.rules.issued = 0",
	Bad:   "proactive.rules.issued = /",
	Check: func(ctx *Context, r *report.Report) []Finding {
		return ctx.texts(func(c *cell) (want string, found bool) {
			return readFigure(c.figure, c.text)
		})
	},
}

// texts makes a finding of each cell that shows a text which is no figure as it
// stands.
func (c *Context) texts(finds func(*cell) (want string, found bool)) []Finding {
	t := c.table()
	var findings []Finding
	for i := range t.list {
		shown := &t.list[i]
		if shown.text == "" || shown.value != nil {
			continue
		}
		if want, found := finds(shown); found {
			a := shown.figure.Address
			findings = append(findings, Finding{
				Places: []Place{t.place(a)},
				Got:    shown.text, Want: want,
				Culprit: t.solve(a),
				Args:    []any{shown.figure.Label()},
			})
		}
	}
	return findings
}

// noneMarks are what offices write for none, beside 0.
const noneMarks = "/／-－—–―无零〇○*＊"

// readFigure reads a figure that is not written in plain digits: full-width digits,
// separators, a unit behind it, a minus of another shape where it may be negative, or a
// mark for none.
func readFigure(figure *report.Figure, text string) (string, bool) {
	s := strings.TrimSpace(width.Narrow.String(text))
	if strings.Trim(text, noneMarks+" \u3000") == "" {
		return "0", true
	}
	s = strings.TrimSuffix(strings.TrimSuffix(s, figure.Unit.Label().ZH), " ")
	s = strings.ReplaceAll(s, ",", "")
	if figure.Signed {
		s = strings.Replace(s, "−", "-", 1)
	}
	v, err := figure.Read(s)
	if err != nil || v.Blank() {
		return "", false
	}
	return v.String(), true
}
