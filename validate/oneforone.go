package validate

import (
	"strconv"

	"github.com/govdisclosure/annualreport/report"
)

// notOneForOne asks where problems and improvements are both counted off (一是, 二是) and
// are not as many. Where there are more runs than two, or items have no such numbers, what
// answers what cannot be told.
var notOneForOne = &Rule{
	Code:     "FRM023",
	Severity: Hint,
	Title: report.Label{
		ZH: "问题与改进措施的条数不一致",
		EN: "Problems and improvements are not as many"},
	Message: report.Label{
		ZH: "列出问题%[1]s条，改进措施%[3]s条：是否逐条对应？",
		EN: "There are %[1]s problems and %[3]s improvements: does each answer one?"},
	Basis: report.Label{
		ZH: "惯例：改进情况与存在问题逐一对应",
		EN: "Convention: problems and improvements answer each other one to one"},
	Needs: []string{"problems"},
	Good:  "problems =\nproblems = 一是公开不及时；二是解读不丰富。下一步，一是及时公开；二是丰富解读。",
	Bad:   "problems =\nproblems = 一是公开不及时；二是解读不丰富；三是培训不足。下一步，一是及时公开，增加培训；二是丰富解读。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		lines := ctx.text("problems")
		if len(lines) == 0 || tooLittle(lines, shortestProblems, noProblems) {
			return nil
		}
		// A run ends where the next begins with 一是.
		var runs []int
		var first Place
		for _, l := range lines {
			if !l.paragraph || !ctx.Step(len(l.text)) {
				continue
			}
			for _, o := range l.ordinals() {
				switch {
				case o.n == 1:
					runs = append(runs, 1)
					if len(runs) == 1 {
						first = l.place(o.start, o.end)
					}
				case len(runs) == 0:
					return nil
				default:
					runs[len(runs)-1]++
				}
			}
		}
		if len(runs) != 2 || min(runs[0], runs[1]) < 2 || runs[0] == runs[1] {
			return nil
		}
		return []Finding{{Places: []Place{first}, Got: strconv.Itoa(runs[0]), Args: []any{strconv.Itoa(runs[1])}}}
	},
}
