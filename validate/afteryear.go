package validate

import (
	"strconv"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// afterYear finds days and months after the year of the report at which something is told
// as done. Publication, correction, taking effect, replies to requests carried over and
// plans are of later days rightly.
var afterYear = &Rule{
	Code:     "DAT003",
	Severity: Warning,
	Title: report.Label{
		ZH: "报告年度之后的日期",
		EN: "A date after the year of the report"},
	Message: report.Label{
		ZH: "“%[1]s”在报告年度（%[2]s）之后（“%[3]s”）。",
		EN: "“%[1]s” is after the year of the report, %[2]s (“%[3]s”)."},
	Basis: basisDates,
	Good:  "overview = 办法自2025年3月1日起施行。",
	Bad:   "overview = 2025年3月1日，召开全办政务公开工作会议1次。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() {
			return nil
		}
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || l.key == "opening" || l.key == "problems" || !namesYearAfter(l.text, r.Year) {
				continue
			}
			for n := range l.numbers() {
				if !ctx.Step(1) {
					return nil
				}
				end := 0
				if n.isYear() && n.value > r.Year {
					end = monthBehind(l.text, n.end)
				}
				if end == 0 {
					continue
				}
				s := l.sentence(n.start, end)
				if words := l.text[s.start:s.end]; !ctx.Step(len(words)) || containsAny(words, laterRightly) || !containsAny(words, doneThen) {
					continue
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(n.start, end)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[n.start:end], Want: yearText(r.Year), Args: []any{place.Quote}})
				break // one for a paragraph
			}
		}
		return findings
	},
}

// namesYearAfter reports whether a text names one of the years after the report's.
func namesYearAfter(s string, year int) bool {
	for y := year + 1; y <= year+3; y++ {
		if strings.Contains(s, strconv.Itoa(y)) {
			return true
		}
	}
	return false
}

// monthBehind returns where the month or day ends that stands behind a year, 0 where none
// does.
func monthBehind(s string, at int) int {
	rest, ok := strings.CutPrefix(strings.TrimLeft(s[at:], " "), "年")
	if !ok {
		return 0
	}
	rest = strings.TrimLeft(rest, " ")
	digits := strings.TrimLeft(rest, "0123456789０１２３４５６７８９")
	month, ok := strings.CutPrefix(strings.TrimLeft(digits, " "), "月")
	if digits == rest || !ok {
		return 0
	}
	if day := strings.TrimLeft(month, "0123456789０１２３４５６７８９ "); day != month && strings.HasPrefix(day, "日") {
		month = day[len("日"):]
	}
	return len(s) - len(month)
}

var (
	// laterRightly are words of sentences that speak of a later day with good reason.
	laterRightly = []string{"公布", "发布本", "更正", "修正", "施行", "实施", "生效", "有效期", "计划", "将", "拟", "目标", "规划", "下一步", "力争",
		"答复", "办理", "办结", "结转", "预计", "编制", "报送", "期限", "到期", "失效", "以前", "之前", "底前", "继续", "要求", "方案", "尚未", "未到"}
	// doneThen are words of sentences that tell of something as done.
	doneThen = []string{"召开", "举办", "开展", "组织", "印发", "收到", "完成", "截至", "截止", "制定", "制发", "公开", "发布", "培训", "举行", "参加", "受理", "新收", "共", "了"}
)

// carriedIntoOwnYear finds that requests are carried over into the very year of the report,
// as 结转2024年办结 in the report on 2024: left over from last year's text. Where the year
// before is named in front of it, it is what was carried in.
var carriedIntoOwnYear = &Rule{
	Code:     "DAT004",
	Severity: Warning,
	Title: report.Label{
		ZH: "结转下年的年度写成了报告年度",
		EN: "Requests are carried over into the year of the report itself"},
	Message: report.Label{
		ZH: "“%[1]s”：本报告为%[4]s度报告，结转的应是%[2]s（“%[3]s”）。",
		EN: "“%[1]s”: this is the report of %[4]s, and what is carried over goes into %[2]s (“%[3]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式表三：结转下年度继续办理",
		EN: "The form, table 3: what is carried over goes into the next year"},
	Good: "overview = 2023年结转2024年办理4件。",
	Bad:  "overview = 收到申请22件，0件结转2024年办结。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() {
			return nil
		}
		own, before := yearText(r.Year), strconv.Itoa(r.Year-1)
		var findings []Finding
		for _, l := range ctx.prose() {
			if !l.paragraph || !strings.Contains(l.text, own) {
				continue
			}
			for _, s := range l.parts(stops) {
				words := l.text[s.start:s.end]
				if !ctx.Step(8*len(words)) || !strings.Contains(words, own) || strings.Contains(words, before) ||
					containsAny(words, []string{"上年", "上一年", "去年", "往年", "以前年度"}) {
					continue
				}
				start, end := carriedInto(words, own)
				if end == 0 {
					continue
				}
				if !ctx.Grow(findingSize) {
					return nil
				}
				place := l.place(s.start+start, s.start+end)
				findings = append(findings, Finding{Places: []Place{place}, Got: words[start:end], Want: yearText(r.Year + 1),
					Args: []any{place.Quote, own}})
			}
		}
		return findings
	},
}

// carriedInto returns where a sentence says that something is carried over into a year.
func carriedInto(s, year string) (start, end int) {
	for at := 0; ; {
		i := strings.Index(s[at:], year)
		if i < 0 {
			return 0, 0
		}
		i += at
		at = i + len(year)
		for _, verb := range []string{"结转", "转结", "结转至", "结转到", "结转入", "转入", "顺延", "顺延至", "顺延到", "延至", "留待"} {
			if strings.HasSuffix(s[:i], verb) {
				return i - len(verb), at
			}
		}
	}
}
