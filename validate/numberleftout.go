package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/govdisclosure/annualreport/report"
)

// numberLeftOut finds measure words before which the number is missing: 发布信息条, 培训○次.
// ○ and 〇 inside a year are digits.
var numberLeftOut = &Rule{
	Code:     "FRM022",
	Severity: Warning,
	Title: report.Label{
		ZH: "数字漏填",
		EN: "A number was left out"},
	Message: report.Label{
		ZH: "“%[1]s”缺少数字（“%[3]s”）。",
		EN: "A number is missing in “%[1]s” (“%[3]s”)."},
	Basis: report.Label{
		ZH: "年度报告格式：报告内容不能遗漏",
		EN: "The notice on the format: the content must omit nothing"},
	Good: "overview = 全年发布信息30条，逐条审核。",
	Bad:  "overview = 全年发布信息条，逐条审核。",
	Check: func(ctx *Context, _ *report.Report) []Finding {
		var findings []Finding
		add := func(l *line, start, end int) {
			if ctx.Grow(findingSize) {
				place := l.place(start, end)
				findings = append(findings, Finding{Places: []Place{place}, Got: l.text[start:end], Args: []any{place.Quote}})
			}
		}
		for _, l := range ctx.prose() {
			if !l.paragraph {
				continue
			}
			if !ctx.Step(len(l.marks) + 1) {
				return nil
			}
			for k, m := range l.marks {
				switch {
				case m.r == '○' || m.r == '◯' || m.r == '●':
					if unit := measureAt(l.text[m.end:]); unit > 0 && !(l.hanBefore(k) && isNumeral(lastRune(l.text[:m.at]))) {
						add(l, int(m.at), int(m.end)+unit)
					}
				case strings.ContainsRune("，。；、,;", m.r) && l.hanBefore(k):
					if start := bareUnit(l.text[:m.at]); start >= 0 {
						add(l, start, int(m.at))
					}
				case m.r == '（' || m.r == '(':
					for _, what := range []string{"具体网址", "网址", "链接", "具体链接", "具体数字", "具体数量", "具体名称"} {
						if rest := l.text[m.end:]; strings.HasPrefix(rest, what+"）") || strings.HasPrefix(rest, what+")") {
							add(l, int(m.at), int(m.end)+len(what))
						}
					}
				}
			}
		}
		return findings
	},
}

// measureWords are those that a number stands before in reports.
var measureWords = []string{"万元", "人次", "件次", "场次", "条次", "条", "件", "次", "篇", "期", "场", "份", "起", "宗", "个", "人"}

// measureAt returns the length of the measure word that a text begins with, 0 where it does
// with none.
func measureAt(s string) int {
	for _, w := range measureWords {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// countedThings are words that a number and a measure word stand behind, with measure words
// that make no other word with them: 信息条 is none, 申请人 is one.
var countedThings = []struct {
	words, units []string
}{
	{[]string{"信息", "动态", "公告", "留言", "建议", "提案", "数据", "咨询"}, []string{"条", "件", "篇"}},
	{[]string{"申请", "申请书", "规范性文件", "文件", "案件", "行政复议", "复议", "行政诉讼", "诉讼", "行政许可", "行政处罚", "行政强制", "投诉", "举报"}, []string{"件", "起", "宗"}},
	{[]string{"培训", "会议", "活动", "培训班", "发布会", "检查", "访谈", "演练"}, []string{"次", "场", "期", "场次"}},
	{[]string{"解读", "稿件", "材料", "文章"}, []string{"篇"}},
	{[]string{"公报", "简报"}, []string{"期", "份"}},
}

// bareUnit returns where a word begins that a measure word without a number ends behind,
// -1 where there is none.
func bareUnit(s string) int {
	for _, thing := range countedThings {
		for _, unit := range thing.units {
			before, ok := strings.CutSuffix(s, unit)
			if !ok {
				continue
			}
			for _, w := range thing.words {
				if rest, ok := strings.CutSuffix(before, w); ok && acted(rest) {
					return len(rest)
				}
			}
		}
	}
	return -1
}

// acted reports whether a text ends, a few characters at most before its end, with a verb
// of what offices count.
func acted(s string) bool {
	tail := s
	if n := len(s) - longestActed; n > 0 {
		tail = s[n:]
		for !utf8.RuneStart(tail[0]) {
			tail = tail[1:]
		}
	}
	if i := strings.LastIndexAny(tail, "，。；、：,;"); i >= 0 {
		_, size := utf8.DecodeRuneInString(tail[i:])
		tail = tail[i+size:]
	}
	return containsAny(tail, []string{"发布", "公开", "收到", "受理", "办结", "办理", "回复", "答复", "制发", "制定", "废止", "召开", "开展", "组织", "举办", "编发", "印发", "刊发", "推送", "作出", "产生"}) &&
		!containsAny(tail, []string{"每", "一", "两", "几", "多", "若干", "逐", "各", "何", "哪", "头", "首"})
}

// longestActed is the length in bytes within which the verb is looked for: 14 characters.
const longestActed = 3 * 14

// isNumeral reports whether a character is a Han digit.
func isNumeral(r rune) bool { return strings.ContainsRune("〇○零一二三四五六七八九", r) }
