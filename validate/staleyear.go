package validate

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/govdisclosure/annualreport/report"
)

// staleYear finds sentences that begin with an earlier year as if it were the year of
// the report, as 2023年，全办共… in the report on 2024, where the paragraph does not
// name the year of the report at all. Earlier years are named for many good reasons;
// a sentence that gives one is left alone, unless last year's report has it word for
// word.
var staleYear = &Rule{
	Code:     "YTY004",
	Severity: Warning,
	Title: report.Label{
		ZH: "正文残留其他年度",
		EN: "Another year's number is left in the text"},
	Message: report.Label{
		ZH: "本报告为%[2]s度报告，此处仍写“%[1]s”，疑为沿用旧稿。",
		EN: "“%[1]s” stands here as if it were the year of the report, which is %[2]s."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第四十九条：报告的是上一年度",
		EN: "Regulation on government information disclosure, art. 49: the report is on the year before"},
	Good: "overview = 与2023年相比，申请数量有所增长。",
	Bad:  "overview = 2023年，全办共举办政策培训3次。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		if !ctx.dated() {
			return nil
		}
		var findings []Finding
		own := strconv.Itoa(r.Year)
		for _, l := range ctx.prose() {
			if !l.paragraph || l.key == "opening" || len(l.marks) < 4 || strings.Contains(l.text, own) {
				continue
			}
			for n := range l.numbers() {
				if !ctx.Step(1) {
					return nil
				}
				if !n.isYear() || n.value >= r.Year || n.value < r.Year-3 || !strings.HasPrefix(strings.TrimLeft(l.text[n.end:], " "), "年") {
					continue
				}
				sentence := l.sentence(n.start, n.end)
				if !l.asOwn(n, sentence, r.Office) {
					continue
				}
				if !ctx.Step(len(backward) * (sentence.end - sentence.start)) {
					return nil
				}
				words := l.text[sentence.start:sentence.end]
				if containsAny(words, backward) && !ctx.repeats(words) {
					continue
				}
				findings = append(findings, Finding{Places: []Place{l.place(n.start, n.end+len("年"))},
					Got: yearText(n.value), Want: yearText(r.Year)})
				break // one for a paragraph
			}
		}
		return findings
	},
}

// backward are the words of a sentence that looks back with good reason.
var backward = []string{"较", "比", "同期", "上年", "去年", "上一年", "结转", "整改", "反馈", "印发", "制定", "出台", "修订", "成立", "挂牌", "组建", "获得", "荣获", "以来", "开始"}

// longestBefore is the length in bytes of the most that is looked at before a year, and
// of what is looked at behind it: a few words with spaces between them.
const longestBefore = 100

// asOwn reports whether a sentence begins with a year, or with the last day of one,
// as the year of the report does.
func (l *line) asOwn(n numberSpan, sentence span, office string) bool {
	before := l.text[sentence.start:n.start]
	if l.level > 0 && sentence.start < l.head && l.head <= n.start {
		before = l.text[l.head:n.start]
	}
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	if len(before) > longestBefore {
		return false
	}
	rest := strings.TrimLeft(l.text[n.end:], " ")
	rest = strings.TrimPrefix(strings.TrimPrefix(rest, "年"), "度")
	rest = rest[:min(len(rest), max(longestBefore, len(office)))]
	switch strings.TrimSpace(before) {
	case "":
		return startsWithAny(rest, []string{"，", ",", "我", "本", "全", "共", "累计"}) || office != "" && strings.HasPrefix(rest, office)
	case "截至", "截止", "截止到", "截至到":
		return startsWithAny(squeeze(rest[:min(len(rest), longestBefore)]), []string{"12月31日", "年底", "底"})
	}
	return false
}

// repeats reports whether last year's report has a sentence word for word.
func (c *Context) repeats(sentence string) bool {
	last := c.Last()
	if last == nil {
		return false
	}
	if c.lastSaid == nil {
		c.lastSaid = map[string]bool{}
		for _, l := range c.newProse(last) {
			if s := last.Edition().Section(l.key); s == nil || s.Table != nil || !l.paragraph {
				continue
			}
			for at := 0; at < len(l.text) && c.Grow(sentenceSize); {
				end := l.around(at, &l.ends).end
				c.lastSaid[strings.TrimSpace(l.text[at:end])] = true
				at = end
			}
		}
	}
	return c.lastSaid[strings.TrimSpace(sentence)]
}

// sentenceSize is what is charged for a sentence that is kept, in bytes.
const sentenceSize = 64
