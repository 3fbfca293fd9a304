package validate

import (
	"slices"
	"strings"

	"github.com/govdisclosure/annualreport/report"
)

// noImprovement finds problems in section 五 to which no improvement is named. Texts
// name them in many ways, so it speaks up only where no word of the section can be
// one, or where the measures are fewer than the problems and share no word with one
// of them.
var noImprovement = &Rule{
	Code:     "FRM007",
	Severity: Warning,
	Title: report.Label{
		ZH: "列出了问题而没有相应的改进情况",
		EN: "A problem is named and no improvement to it"},
	Message: report.Label{
		ZH: "问题“%[1]s”没有相应的改进情况。",
		EN: "No improvement is named for “%[1]s”."},
	Basis: report.Label{
		ZH: "《中华人民共和国政府信息公开条例》第五十条第（四）项",
		EN: "Regulation on government information disclosure, art. 50(4)"},
	Good: "problems =\nproblems = 一是公开不够及时。下一步，逐月检查栏目更新，做到及时公开。",
	Bad:  "problems =\nproblems = 一是公开的范围不大；二是栏目的内容陈旧，公众关注较少。",
	Check: func(ctx *Context, r *report.Report) []Finding {
		lines := ctx.text("problems")
		problems, measures, clauses, named := readProblems(lines, yearText(r.Year+1))
		if !named {
			n := 0
			for i := range lines {
				n += len(lines[i].text)
			}
			if n < 3*shortestProblems || anyLine(lines, noProblems) {
				return nil // says nothing at all, which is another rule's
			}
			l := &lines[0]
			if len(problems) == 0 {
				return []Finding{{Places: []Place{l.place(0, len(l.text))}, Got: l.text}}
			}
			var findings []Finding
			for _, p := range problems {
				findings = append(findings, p.finding())
			}
			return findings
		}
		if slices.ContainsFunc(measures, countedOff) {
			clauses = len(measures)
		}
		if clauses >= len(problems) {
			return nil
		}
		var findings []Finding
		for _, p := range problems {
			if !sharesWord(p.text[p.start:p.end], measures) {
				findings = append(findings, p.finding())
			}
		}
		return findings
	},
}

// problem is a problem that is counted off, as 一是….
type problem struct {
	*line
	span
}

func (p problem) finding() Finding {
	return Finding{Places: []Place{p.place(p.start, p.end)}, Got: strings.TrimRight(p.text[p.start:p.end], stops)}
}

// Words with which a text turns from the problems to what is done about them, and
// weaker ones that tell at least that something is.
var (
	turns = []string{"下一步", "下步", "今后", "针对", "对此", "对上述", "对于上述", "对以上", "对于存在", "改进措施", "整改措施",
		"改进情况", "整改情况", "改进方向", "改进打算", "工作打算", "为此", "我局将", "我办将", "我委将", "我厅将", "本机关将", "将从", "将重点", "将继续", "将进一步", "将着力", "加以改进", "主要措施", "改进：", "整改："}
	acts = []string{"将", "改进", "整改", "已", "措施", "解决", "下年", "明年", "来年", "新的一年", "继续", "切实", "着力"}
)

// shortestMeasure is the length in bytes of the shortest clause that can be a measure:
// four characters.
const shortestMeasure = 3 * 4

// readProblems reads section 五: the problems that are counted off before the text
// turns to the improvement, and the measures behind, with the number of their
// clauses. named is false where no word of it can name a measure.
func readProblems(lines []line, nextYear string) (problems []problem, measures []string, clauses int, named bool) {
	turned := false
	for i := range lines {
		l := &lines[i]
		for _, s := range l.parts(stops + ":：") {
			part := l.text[s.start:s.end]
			if !turned && (containsAny(part, turns) || strings.Contains(part, nextYear)) {
				turned = true
			}
			switch {
			case turned:
				if len(part) >= shortestMeasure {
					measures = append(measures, part)
				}
				for clause := range strings.SplitSeq(part, "，") {
					if len(clause) >= shortestMeasure {
						clauses++
					}
				}
			case countedOff(part):
				problems = append(problems, problem{l, s})
			case len(problems) > 0 && !strings.HasPrefix(l.text[s.start:], "（") && problems[len(problems)-1].line == l:
				problems[len(problems)-1].end = s.end // the problem goes on
			}
		}
	}
	for i := 0; i < len(lines) && !turned && !named; i++ {
		named = containsAny(withoutWishes(lines[i].text), acts)
	}
	return problems, measures, clauses, named || turned
}

// withoutWishes leaves out the words by which a problem says that it is one.
func withoutWishes(s string) string {
	for _, w := range []string{"有待改进", "需要改进", "需改进", "亟待解决", "有待解决", "需要解决", "亟需解决", "不切实", "待改进", "待解决"} {
		s = strings.ReplaceAll(s, w, "")
	}
	return s
}

// countedOff reports whether a part of a sentence begins 一是, 二是 and so on.
func countedOff(s string) bool {
	s = strings.TrimSpace(s)
	for _, n := range []string{"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"} {
		if strings.HasPrefix(s, n+"是") {
			return true
		}
	}
	return false
}

// commonWords are pairs of characters that any two sentences on disclosure share.
const commonWords = "公开 信息 政府 政务 工作 进一 一步 有待 不够 需要 存在 问题 还需 提高 加强 提升 不足 方面 仍需 个别 部分 主要 是政 是信 " +
	"一是 二是 三是 四是 五是 六是 七是 八是 的信 开工 府信 务公 息公 开的 的政 我局 我办 本机 机关 完善 强化 增强 做好 持续 不断 仍然 有时 需进 步加 步提 "

// sharesWord reports whether a problem and one of the measures have a word of two
// characters in common that not every text has.
func sharesWord(problem string, measures []string) bool {
	var before rune
	for _, r := range problem {
		if isHan(before) && isHan(r) {
			word := string([]rune{before, r})
			if !strings.Contains(commonWords, word+" ") {
				for _, m := range measures {
					if strings.Contains(m, word) {
						return true
					}
				}
			}
		}
		before = r
	}
	return false
}
